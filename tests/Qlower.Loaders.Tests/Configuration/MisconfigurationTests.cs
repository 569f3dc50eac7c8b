using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.Configuration;

/// <summary>
/// What a host answers to a mistake in its configuration: it does not start, and one message names the place and what to do. Each test composes a host that
/// would start, with one mistake.
/// </summary>
[TestFixture]
internal sealed class MisconfigurationTests
{
    private const string Hash = TestHost.KeyHash;

    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("misconfiguration-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public Task NoMistake_Starts() => AssertAsync("{}", Complete);

    [Test]
    public Task NoPartner() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddFolderSource(Here).UseInMemoryStore(),
        "No partner: every file would be refused. Call AddPartner, or set Partners:{id}:KeyHashes in the configuration; it has no section 'QlowerLoaders'.");

    [Test]
    public Task NoSource() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").UseInMemoryStore(),
        "No source: files arrive nowhere. Call AddFolderSource, AddS3Source, AddInMemorySource or AddFileSource.");

    [Test]
    public Task NoStore() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").AddFolderSource(Here),
        "No store: call UseSqlite(path), or UseInMemoryStore() for a store that is lost with the process.");

    [Test]
    public Task NoLedger() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").AddFolderSource(Here).UseInMemoryRecords(),
        "No ledger: call UseSqliteLedger(path), or UseInMemoryLedger() for a ledger that is lost with the process.");

    [Test]
    public Task NoIntegrator() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").AddFolderSource(Here).UseSqliteLedger("loaders.db"),
        "No integrator: records are stored nowhere. Call UseSqliteRecords(path) or AddIntegrator.");

    [Test]
    public Task TwoStores() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").AddFolderSource(Here).UseSqlite("loaders.db").UseInMemoryStore(),
        $"2 ledgers are chosen, a host has one: SQLite {In("loaders.db")}, memory. Remove all but one of UseSqlite, UseInMemoryStore and their like.");

    [Test]
    public Task SectionMisspelt() => AssertAsync(
        """{ "QlowerLoader": { "Partners": { "azur": { "KeyHashes": ["HASH"] } } } }""",
        (loaders, _) => loaders.AddFolderSource(Here).UseInMemoryStore(),
        "QlowerLoaders: the configuration has no such section; did you mean 'QlowerLoader'?");

    [Test]
    public Task PartnersMisspelt() => AssertAsync(
        """{ "QlowerLoaders": { "Partner": { "azur": { "KeyHashes": ["HASH"] } } } }""",
        (loaders, _) => loaders.AddFolderSource(Here).UseInMemoryStore(),
        "QlowerLoaders:Partner: no such option; did you mean 'Partners'?");

    [Test]
    public Task OptionMisspelt() => AssertAsync(
        """{ "QlowerLoaders": { "Worker": 4 } }""", Complete, "QlowerLoaders:Worker: no such option; did you mean 'Workers'?");

    [Test]
    public Task OptionMisspeltAtTheRoot() => AssertRootAsync(
        """{ "Worker": 4, "Logging": { "LogLevel": { "Default": "Information" } } }""", "Worker: no such option; did you mean 'Workers'?");

    [Test]
    public Task LimitMisspelt() => AssertAsync(
        """{ "QlowerLoaders": { "Limits": { "MaxDepht": 8 } } }""", Complete, "QlowerLoaders:Limits:MaxDepht: no such option; did you mean 'MaxDepth'?");

    [Test]
    public Task OptionOfAPartnerMisspelt() => AssertAsync(
        """{ "QlowerLoaders": { "Partners": { "azur": { "Langage": "English" } } } }""",
        Complete,
        "QlowerLoaders:Partners:azur:Langage: no such option; did you mean 'Language'?");

    [Test]
    public Task SectionThatNothingUses() => AssertAsync(
        """{ "QlowerLoaders": { "Postgres": { "Host": "db" } } }""",
        Complete,
        "QlowerLoaders:Postgres: no such option; there are Workers, RecordsPerPart, LeaseDuration, PollInterval, FutureTolerance, RetryDelay, Attempts, LongestWait, "
        + "MaxOpenLoads, StuckAfter, ShutdownTimeout, SchemaEngineTimeout, MaxFindings, MaxFindingsPerRule, Limits, RulePackFolders, Partners.");

    [Test]
    public Task TextWhereANumberIsExpected() => AssertAsync(
        """{ "QlowerLoaders": { "Workers": "many" } }""", Complete, "QlowerLoaders:Workers: 'many' is not a whole number.");

    [Test]
    public Task NumberOutOfRange() => AssertAsync("""{ "QlowerLoaders": { "Workers": 0 } }""", Complete, "Workers: 0 is not between 1 and 64.");

    [Test]
    public Task PartnerId() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).AddKnown("Azur"),
        "Partners:Azur: 'Azur' is no partner id: 1 to 63 small letters, digits and hyphens, not starting with a hyphen.");

    [Test]
    public Task FolderSourceWithoutARoot() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").UseInMemoryStore().AddFolderSource(_ => { }),
        "Folder source 'folder': Root: is empty; name the folder that contains 'inbox'.");

    [Test]
    public Task FolderSourceInAFile()
    {
        File.WriteAllText(In("exchange"), "");
        return AssertAsync(
            "{}",
            (loaders, _) => loaders.AddKnown("azur").UseInMemoryStore().AddFolderSource(source => source.Root = "exchange"),
            $"Folder source 'folder': Root: '{In("exchange")}' is a file: name a folder.");
    }

    [Test]
    public Task OptionOfAFolderSourceMisspelt() => AssertAsync(
        """{ "Source": { "Root": "exchange", "StableFro": "00:00:05" } }""",
        (loaders, configuration) => loaders.AddKnown("azur").UseInMemoryStore().AddFolderSource(configuration.GetSection("Source")),
        "Source:StableFro: no such option; did you mean 'StableFor'?");

    [Test]
    public Task TwoFoldersOfOneName() => AssertAsync(
        "{}",
        (loaders, _) => loaders.AddKnown("azur").UseInMemoryStore().AddFolderSource(source => source.Root = "one").AddFolderSource(source => source.Root = "two"),
        "Folder source 'folder': Root: two calls with this name set it, to 'one' and to 'two'; each place needs a name of its own.");

    [Test]
    public Task TwoSourcesOfOneName() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).AddS3Source("folder", S3),
        "2 file sources have the name 'folder': give each a name of its own.");

    [Test]
    public Task TwoSourcesInOneFolder() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).AddFolderSource("other", Here),
        $"File sources 'folder' and 'other' both use file://{In("inbox")}/: each file would be loaded twice.");

    [Test]
    public Task RulePackFolderThatDoesNotExist() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).AddRulePackFolder("packs"),
        $"Rule pack packs: The rule pack folder does not exist: '{In("packs")}'.");

    [Test]
    public Task PipelineOfAPartnerThatIsNotConfigured() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).ConfigurePipeline("azure", _ => { }),
        "Pipeline of 'azure': the partner is not configured; call AddPartner or correct the name.");

    [Test]
    public Task AllOrNothingWithAnIntegratorThatCannotStage() => AssertAsync(
        """{ "QlowerLoaders": { "Partners": { "azur": { "Policy": "AllOrNothing" } } } }""",
        (loaders, configuration) => Complete(loaders, configuration).AddIntegrator(_ => new FakeIntegrator("accounts")),
        "Partner 'azur': the policy AllOrNothing requires integrators that stage, and the integrator 'accounts' is no IStagingIntegrator.");

    [Test]
    public Task DatabaseThatIsAFolder()
    {
        Directory.CreateDirectory(In("data"));
        return AssertAsync(
            "{}",
            (loaders, _) => loaders.AddKnown("azur").AddFolderSource(Here).UseSqlite("data"),
            $"UseSqlite: Path: '{In("data")}' is a folder: name a file in it.");
    }

    [Test]
    public Task OptionOfSqliteMisspelt() => AssertAsync(
        """{ "Sqlite": { "Path": "loaders.db", "BusyTimout": "00:00:05" } }""",
        (loaders, configuration) => loaders.AddKnown("azur").AddFolderSource(Here).UseSqlite(configuration.GetSection("Sqlite")),
        "Sqlite:BusyTimout: no such option; did you mean 'BusyTimeout'?");

    [Test]
    public Task BucketsWithoutAnEnvironment() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).AddS3Source(source => source.Region = "eu-west-3"),
        "S3 source s3: Environment: is empty, and Bucket contains {environment}; set the environment, such as 'prod'.");

    [Test]
    public Task OptionOfAnS3SourceMisspelt() => AssertAsync(
        """{ "S3": { "Environment": "prod", "Region": "eu-west-3", "PollIntervall": "00:00:05" } }""",
        (loaders, configuration) => Complete(loaders, configuration).AddS3Source(configuration.GetSection("S3")),
        "S3:PollIntervall: no such option; did you mean 'PollInterval'?");

    [Test]
    public Task QueueWithoutAnAddress() => AssertAsync(
        "{}",
        (loaders, configuration) => Complete(loaders, configuration).AddSqsEvents(queue => queue.Region = "eu-west-3"),
        "SQS events sqs: QueueUrl is required: the URL of the queue.");

    [Test]
    public Task OptionOfAQueueMisspelt() => AssertAsync(
        """{ "Sqs": { "QueueUrl": "https://sqs.eu-west-3.amazonaws.com/1/q", "BatchSzie": "5" } }""",
        (loaders, configuration) => Complete(loaders, configuration).AddSqsEvents(configuration.GetSection("Sqs")),
        "Sqs:BatchSzie: no such option; did you mean 'BatchSize'?");

    [Test]
    public Task CeleryWithoutABroker() => AssertAsync(
        "{}", (loaders, configuration) => Complete(loaders, configuration).UseCelery(_ => { }), "UseCelery: Uri: is required: the RabbitMQ server, amqp://… or amqps://….");

    [Test]
    public Task OptionOfCeleryMisspelt() => AssertAsync(
        """{ "Celery": { "Uri": "amqp://localhost", "Concurency": 2 } }""",
        (loaders, configuration) => Complete(loaders, configuration).UseCelery(configuration.GetSection("Celery")),
        "Celery:Concurency: no such option; did you mean 'Concurrency'?");

    [Test]
    public async Task SeveralMistakes_AreReportedInOneRoundOneALine()
    {
        using var host = Build(
            """{ "QlowerLoaders": { "Workers": "many", "Attempts": 0, "Limits": { "MaxDepht": 8 } } }""", (loaders, _) => loaders.AddKnown("azur").UseSqlite("loaders.db"));

        var error = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(error!.Message.ReplaceLineEndings("\n"), Is.EqualTo("""
            The loaders cannot start:
            - No source: files arrive nowhere. Call AddFolderSource, AddS3Source, AddInMemorySource or AddFileSource.
            - Attempts: 0 is not between 1 and 20.
            - QlowerLoaders:Limits:MaxDepht: no such option; did you mean 'MaxDepth'?
            - QlowerLoaders:Workers: 'many' is not a whole number.
            """.ReplaceLineEndings("\n")));
    }

    private static void S3(S3.S3SourceOptions source) => (source.Environment, source.Region) = ("prod", "eu-west-3");

    private static async Task AssertAsync(IHost host, string[] expected)
    {
        using (host)
        {
            if (expected.Length == 0)
            {
                await host.StartAsync();
                await host.StopAsync();
                return;
            }

            var error = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

            Assert.That(error!.Failures, Is.EqualTo(expected));
        }
    }

    private Task AssertAsync(string json, Func<IQlowerLoadersBuilder, IConfiguration, IQlowerLoadersBuilder> compose, params string[] expected) =>
        AssertAsync(Build(json, compose), expected);

    private Task AssertRootAsync(string json, params string[] expected) => AssertAsync(Build(json, Complete, isRoot: true), expected);

    private IHost Build(string json, Func<IQlowerLoadersBuilder, IConfiguration, IQlowerLoadersBuilder> compose, bool isRoot = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder.FullName });
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json.Replace("HASH", Hash, StringComparison.Ordinal))));
        compose(builder.Services.AddQlowerLoaders(isRoot ? builder.Configuration : builder.Configuration.GetSection("QlowerLoaders")), builder.Configuration);
        return builder.Build();
    }

    private IQlowerLoadersBuilder Complete(IQlowerLoadersBuilder loaders, IConfiguration configuration) =>
        loaders.AddKnown("azur").AddFolderSource(Here).UseInMemoryStore();

    private void Here(FolderSourceOptions source) => source.Root = _folder.FullName;

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
