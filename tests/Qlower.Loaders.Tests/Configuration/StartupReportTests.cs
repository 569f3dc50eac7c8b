using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.Configuration;

/// <summary>One exception reports the errors of the core, of its sources and of every other package.</summary>
[TestFixture]
internal sealed class StartupReportTests
{
    private const string NoPartner = "No partner: every file would be refused. Call AddPartner, or set Partners:{id}:KeyHashes in the configuration.";
    private const string NoStore = "No store: call UseSqlite(path), or UseInMemoryStore() for a store that is lost with the process.";

    [Test]
    public async Task StartAsync_ErrorsOfSeveralPackages_ThrowsOneExceptionWithEachOnce()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        Add(builder.Services);
        using var host = builder.Build();

        var exception = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        AssertReport([.. exception!.Failures], NoPartner, NoStore);
    }

    [Test]
    public async Task StartAsync_HostedServiceRegisteredBefore_IsNotCreated()
    {
        var created = 0;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IHostedService>(_ =>
        {
            created++;
            throw new InvalidOperationException("An error of one service that would hide the others.");
        });
        Add(builder.Services);
        using var host = builder.Build();

        var exception = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        AssertReport([.. exception!.Failures], NoPartner, NoStore);
        Assert.That(created, Is.Zero);
    }

    [Test]
    public void Validate_WithoutAHost_ThrowsAllButTheHostsOwn()
    {
        var services = TestHost.Services();
        Add(services);
        using var provider = TestHost.Build(services);

        var exception = Assert.Catch<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        AssertReport([.. exception!.Failures]);
    }

    [Test]
    public void Validate_OptionsActionThrows_IsReportedBesideTheOthers()
    {
        var services = TestHost.Services();
        services.AddOptions<ForeignOptions>().Configure(_ => throw new InvalidOperationException("no such vault")).ValidateOnStart();
        services.Configure<QlowerLoadersOptions>(options => options.Limits = null!);
        using var provider = TestHost.Build(services);

        var exception = Assert.Catch<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.That(exception!.Failures, Has.Some.Contains("no such vault"));
    }

    [Test]
    public void AddQlowerLoaders_Twice_ChecksOnce()
    {
        var services = TestHost.Services();
        services.AddQlowerLoaders();
        services.AddOptions<ForeignOptions>().ValidateOnStart();

        var validators = services.Count(service => service.ServiceType == typeof(IStartupValidator) && !service.IsKeyedService);

        Assert.That(validators, Is.EqualTo(1));
        Assert.That(TestHost.Failures(services), Is.Empty);
    }

    [Test]
    public void AddFolderSource_SameNameTwice_IsOneSourceConfiguredByBoth()
    {
        using var provider = TestHost.Build(builder => builder
            .AddFolderSource("exchange", options => options.Root = "here")
            .AddFolderSource("exchange", options => options.StableFor = TimeSpan.FromSeconds(9)));

        var sources = provider.GetServices<IFileSource>().ToArray();
        var options = provider.GetRequiredService<IOptionsMonitor<FolderSourceOptions>>().Get("exchange");

        Assert.That(sources.Select(source => source.Name), Is.EqualTo(new[] { "exchange" }));
        Assert.That((options.Root, options.StableFor), Is.EqualTo((Path.GetFullPath("here"), TimeSpan.FromSeconds(9))));
    }

    [Test]
    public void AddFolderSource_SectionWithUnknownName_IsAnErrorWithItsPath()
    {
        var section = Section(("Source:Root", "here"), ("Source:Stable", "1"), ("Source:PollInterval", "often")).GetSection("Source");

        var failures = TestHost.Failures(builder => builder.AddFolderSource("exchange", section));

        Assert.That(failures, Is.EqualTo(new[]
        {
            "Loaders:Source:PollInterval: 'often' is not a time span such as 00:01:30.",
            "Loaders:Source:Stable: no such option; there are Root, StableFor, PollInterval.",
        }));
    }

    [Test]
    public void AddQlowerLoaders_SectionOfAnotherVerbInside_IsKnown()
    {
        var section = Section(("Workers", "2"), ("Sources:exchange:Root", "here"), ("Sources:other:Root", "there"), ("Wrokers", "3"));
        var services = TestHost.Services();
        services.AddQlowerLoaders(section).AddFolderSource("exchange", section.GetSection("Sources:exchange"));

        var failures = TestHost.Failures(services);

        Assert.That(failures, Has.Count.EqualTo(2));
        Assert.That(failures, Has.Some.EqualTo("Loaders:Sources:other: no part of the host uses this section; correct its name or remove it."));
        Assert.That(failures, Has.Some.EqualTo("Loaders:Wrokers: no such option; did you mean 'Workers'?"));
    }

    [Test]
    public void AddQlowerLoaders_RootOfAConfiguration_LeavesOtherSectionsAlone()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Workers"] = "2", ["PATH"] = "/bin" }).Build();
        var services = TestHost.Services();

        services.AddQlowerLoaders(root);

        Assert.That(TestHost.Failures(services), Is.Empty);
    }

    [Test]
    public void AddQlowerLoaders_RootWithAVariableOfAnotherProgram_IsNotChecked()
    {
        const string Prefix = "STARTUP_REPORT_TESTS_";
        Environment.SetEnvironmentVariable(Prefix + "WORKER", "blue");
        try
        {
            var services = TestHost.Services();

            services.AddQlowerLoaders(new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build());

            Assert.That(TestHost.Failures(services), Is.Empty);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Prefix + "WORKER", null);
        }
    }

    private static void Add(IServiceCollection services)
    {
        services.AddOptions<ForeignOptions>().Validate(_ => false, "Foreign: is wrong.").ValidateOnStart();
        services.AddQlowerLoaders(options => options.Workers = 0).AddFolderSource("exchange", options => options.StableFor = TimeSpan.FromDays(2));
    }

    private static void AssertReport(string[] failures, params string[] ofTheHost) => Assert.That(failures, Is.EquivalentTo(new[]
    {
        "Foreign: is wrong.",
        "Workers: 0 is not between 1 and 64.",
        "Folder source 'exchange': Root: is empty; name the folder that contains 'inbox'.",
        "Folder source 'exchange': StableFor: 2.00:00:00 is not between 00:00:00 and 1.00:00:00.",
    }.Concat(ofTheHost)));

    private static IConfigurationSection Section(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(pair => "Loaders:" + pair.Key, pair => (string?)pair.Value))
            .Build()
            .GetSection("Loaders");

    private sealed class ForeignOptions;
}
