using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.DependencyInjection;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.DependencyInjection;

public sealed class AddQlowerLoadersTests
{
    [Test]
    public async Task AddQlowerLoaders_PartnerSourceAndStore_Starts()
    {
        var folder = Directory.CreateTempSubdirectory("alone-");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(new SchemaCache(_ => CompiledSchema.Compile("{}"u8)));
        builder.Services.AddQlowerLoaders().AddKnown("azur").AddFolderSource(source => source.Root = folder.FullName).UseInMemoryStore();
        using var host = builder.Build();

        await host.StartAsync();

        Assert.That(host.Services.GetRequiredService<IRulePackCatalogue>().Packs, Is.Empty);
        Assert.That(host.Services.GetRequiredService<TimeProvider>(), Is.SameAs(TimeProvider.System));
        await host.StopAsync();
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task AddQlowerLoaders_SomethingWrong_KeepsTheHostFromStarting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddQlowerLoaders(options => options.Workers = 0);
        using var host = builder.Build();

        var exception = await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.That(exception!.Failures, Has.Some.EqualTo("Workers: 0 is not between 1 and 64."));
    }

    [Test]
    public void AddQlowerLoaders_Twice_RegistersOnceAndConfiguresCumulatively()
    {
        var services = new ServiceCollection();
        services.AddQlowerLoaders(options => options.Workers = 3).AddKnown("azur").AddValidator<PassingValidator>();
        var before = services.Select(service => service.ServiceType).Where(type => type != typeof(IConfigureOptions<QlowerLoadersOptions>)).ToArray();

        services.AddQlowerLoaders(options => options.Attempts = 7).AddValidator<PassingValidator>();

        var after = services.Select(service => service.ServiceType).Where(type => type != typeof(IConfigureOptions<QlowerLoadersOptions>));
        using var provider = TestHost.Build(services);
        var options = provider.GetRequiredService<IOptions<QlowerLoadersOptions>>().Value;
        Assert.That(after, Is.EqualTo(before));
        Assert.That((options.Workers, options.Attempts, options.Partners.Count), Is.EqualTo((3, 7, 1)));
        Assert.That(provider.GetRequiredService<LoaderComposition>().Default.Validators, Is.EqualTo(new[] { typeof(PassingValidator) }));
    }

    [Test]
    public void AddQlowerLoaders_Configuration_BindsPartnersAndLimits()
    {
        var configuration = Configuration(
            ("Workers", "4"), ("LeaseDuration", "00:02:00"), ("Limits:MaxDepth", "16"), ("Partners:azur:DisplayName", "Azur Gestion"),
            ("Partners:azur:KeyHashes:0", TestHost.KeyHash), ("Partners:azur:Language", "english"), ("Partners:azur:Policy", "AllOrNothing"));

        using var provider = TestHost.Build(new ServiceCollection().AddQlowerLoaders(configuration).Services);

        var options = provider.GetRequiredService<IOptions<QlowerLoadersOptions>>().Value;
        var azur = options.Partners["azur"];
        Assert.That((options.Workers, options.LeaseDuration, options.Limits.MaxDepth), Is.EqualTo((4, TimeSpan.FromMinutes(2), 16)));
        Assert.That((azur.DisplayName, azur.Language, azur.Policy), Is.EqualTo(("Azur Gestion", ReportLanguage.English, LoadPolicy.AllOrNothing)));
        Assert.That(azur.KeyHashes, Is.EqualTo(new[] { TestHost.KeyHash }));
    }

    [Test]
    public void AddQlowerLoaders_SameConfigurationTwice_ChangesNothing()
    {
        var configuration = Configuration(("Partners:azur:KeyHashes:0", TestHost.KeyHash), ("Workers", "4"));
        var services = new ServiceCollection();

        services.AddQlowerLoaders(configuration);
        services.AddQlowerLoaders(configuration);

        Assert.That(TestHost.Failures(services), Is.Empty);
    }

    [Test]
    public void AddQlowerLoaders_ConfigurationMisspelt_ReportsEveryErrorWithItsPath()
    {
        var configuration = Configuration(
            ("Partners:azur:KeyHash:0", TestHost.KeyHash), ("Partners:azur:Langage", "s3cret"), ("Partners:azur:MaxFileBytes", "plenty"),
            ("Partners:azur:Policy", "Perhaps"), ("Partners:brise:KeyHashes", "brise-raw-key"), ("Limits:MaxDeep", "3"), ("Workers", "many"));
        var services = new ServiceCollection().AddQlowerLoaders(configuration).Services;

        var failures = TestHost.Failures(services);

        Assert.That(failures, Has.Some.EqualTo("Loaders:Partners:azur:KeyHash: no such option; did you mean 'KeyHashes'?"));
        Assert.That(failures, Has.Some.StartsWith("Loaders:Partners:azur:Langage: no such option"));
        Assert.That(failures, Has.Some.EqualTo("Loaders:Partners:azur:MaxFileBytes: 'plenty' is not a whole number."));
        Assert.That(failures, Has.Some.EqualTo("Loaders:Partners:azur:Policy: 'Perhaps' is not one of Partial, AllOrNothing."));
        Assert.That(failures, Has.Some.EqualTo("Loaders:Partners:brise:KeyHashes: one value (not shown) where a list is expected."));
        Assert.That(failures, Has.Some.StartsWith("Loaders:Limits:MaxDeep: no such option"));
        Assert.That(failures, Has.Some.EqualTo("Loaders:Workers: 'many' is not a whole number."));
        Assert.That(string.Join('\n', failures), Does.Not.Contain("brise-raw-key").And.Not.Contain("s3cret"));
    }

    [Test]
    public void Verb_WithoutAddQlowerLoaders_Throws()
    {
        var builder = new QlowerLoadersBuilder(new ServiceCollection());

        Assert.That(() => builder.AddValidator<PassingValidator>(), Throws.InvalidOperationException.With.Message.Contains("AddQlowerLoaders"));
    }

    [Test]
    public void AddIntegrator_SameClassTwice_IsOneInstance()
    {
        using var provider = TestHost.Build(builder => builder.AddIntegrator<FakeStore>().AddIntegrator<FakeStore>());

        var stores = provider.GetServices<IIntegrator>().OfType<FakeStore>().ToArray();

        Assert.That(stores, Is.EqualTo(new[] { provider.GetRequiredService<FakeStore>() }));
    }

    private static IConfigurationSection Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(pair => "Loaders:" + pair.Key, pair => (string?)pair.Value))
            .Build()
            .GetSection("Loaders");
}
