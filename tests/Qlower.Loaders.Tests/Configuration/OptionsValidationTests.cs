using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.Configuration;

public sealed class OptionsValidationTests
{
    private const string RawKey = "pk_live_8c1f-the-raw-key";

    [Test]
    public void EnsureValid_EveryOptionWrong_ReportsEachOneAtOnce()
    {
        var failures = TestHost.Failures(builder => builder.Services.Configure<QlowerLoadersOptions>(options =>
        {
            options.Workers = 65;
            options.RecordsPerPart = 0;
            options.LeaseDuration = TimeSpan.FromSeconds(4);
            options.PollInterval = TimeSpan.Zero;
            options.FutureTolerance = TimeSpan.FromMinutes(-1);
            options.RetryDelay = TimeSpan.FromMinutes(-1);
            options.Attempts = 21;
            options.LongestWait = TimeSpan.Zero;
            options.StuckAfter = TimeSpan.Zero;
            options.MaxFindings = 0;
            options.MaxFindingsPerRule = 0;
            options.Limits = new LoadLimits { MaxFileBytes = 0, MaxRecordBytes = 0, MaxTextBytes = 0, MaxDepth = 65, MaxMembers = 0 };
            options.RulePackFolders.Add(" ");
        }));

        var paths = failures.Select(failure => failure[..failure.IndexOf(": ", StringComparison.Ordinal)]);
        Assert.That(paths, Is.EqualTo(new[]
        {
            "Workers", "RecordsPerPart", "LeaseDuration", "PollInterval", "FutureTolerance", "RetryDelay", "Attempts", "LongestWait",
            "StuckAfter", "MaxFindings", "MaxFindingsPerRule", "Limits:MaxFileBytes", "Limits:MaxRecordBytes", "Limits:MaxTextBytes",
            "Limits:MaxDepth", "Limits:MaxMembers", "RulePackFolders:0",
        }));
        Assert.That(failures, Has.Some.EqualTo("LeaseDuration: 00:00:04 is not between 00:00:05 and 01:00:00."));
    }

    [Test]
    public void EnsureValid_PartnerWrong_ReportsEachErrorAndNoSecret()
    {
        var failures = TestHost.Failures(builder => builder
            .AddPartner("Azur Gestion", _ => { })
            .AddPartner("brise", options =>
            {
                options.KeyHashes.Add(RawKey);
                options.KeyHashes.Add(TestHost.KeyHash);
                options.KeyHashes.Add(TestHost.KeyHash.ToUpperInvariant().Replace("SHA256", "sha256", StringComparison.Ordinal));
                options.FileNamePattern = @"brise_(?=x)\d+";
                options.MaxFileBytes = 0;
                options.Language = (ReportLanguage)9;
                options.Policy = (LoadPolicy)9;
            })
            .AddPartner("cigale", options =>
            {
                options.KeyHashes.Add(TestHost.KeyHash);
                options.FileNamePattern = "cigale)|(";
            }));

        Assert.That(failures, Has.Some.StartsWith("Partners:Azur Gestion: 'Azur Gestion' is no partner id"));
        Assert.That(failures, Has.Some.StartsWith("Partners:Azur Gestion:KeyHashes: is empty"));
        Assert.That(failures, Has.Some.StartsWith("Partners:brise:KeyHashes:0: the value (not shown)"));
        Assert.That(failures, Has.Some.EqualTo("Partners:brise:KeyHashes:2: the value (not shown) is the same as at 1."));
        Assert.That(failures, Has.Some.StartsWith(@"Partners:brise:FileNamePattern: 'brise_(?=x)\d+' cannot be used"));
        Assert.That(failures, Has.Some.StartsWith("Partners:brise:MaxFileBytes: 0"));
        Assert.That(failures, Has.Some.EqualTo("Partners:brise:Language: 9 is not one of French, English."));
        Assert.That(failures, Has.Some.StartsWith("Partners:brise:Policy: 9"));
        Assert.That(failures, Has.Some.StartsWith("Partners:cigale:FileNamePattern: 'cigale)|('"));
        Assert.That(string.Join('\n', failures), Does.Not.Contain(RawKey).And.Not.Contain("9f86d081"));
    }

    [TestCase("a", true)]
    [TestCase("azur-06", true)]
    [TestCase("0azur", true)]
    [TestCase("-azur", false)]
    [TestCase("azur\n", false)]
    [TestCase("../azur", false)]
    [TestCase("AZUR", false)]
    [TestCase("azúr", false)]
    public void EnsureValid_PartnerId_IsCheckedForItsForm(string id, bool isValid) =>
        Assert.That(TestHost.Failures(builder => builder.AddKnown(id)), isValid ? Is.Empty : Is.Not.Empty);

    [Test]
    public void EnsureValid_PartnerIdTooLong_IsRefused()
    {
        Assert.That(TestHost.Failures(builder => builder.AddKnown(new string('a', 63))), Is.Empty);
        Assert.That(TestHost.Failures(builder => builder.AddKnown(new string('a', 64))), Is.Not.Empty);
    }

    [Test]
    public void Options_Invalid_AreRefusedByTheOptionsSystemToo()
    {
        using var provider = TestHost.Build(builder => builder.Services.Configure<QlowerLoadersOptions>(options => options.Workers = 0));

        Assert.That(() => provider.GetRequiredService<IOptions<QlowerLoadersOptions>>().Value, Throws.TypeOf<OptionsValidationException>());
    }

    [Test]
    public void Create_SomethingWrong_ThrowsWithoutAHost()
    {
        using var provider = TestHost.Build(builder => builder.Services.Configure<QlowerLoadersOptions>(options => options.Workers = 0));
        using var scope = provider.CreateScope();
        var factory = provider.GetRequiredService<LoadPipelineFactory>();

        Assert.That(() => factory.Create(scope.ServiceProvider, "azur"), Throws.InstanceOf<OptionsValidationException>());
        Assert.That(() => factory.Create(scope.ServiceProvider, "azur"), Throws.InstanceOf<OptionsValidationException>());
    }
}
