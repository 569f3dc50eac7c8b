using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Tests.Composition;
using Qlower.Loaders.Tests.RulePacks;

namespace Qlower.Loaders.Tests.Pipeline;

public sealed class LoadPipelineFactoryTests
{
    [Test]
    public async Task Create_DefaultPackAndPartnerStages_AreInThatOrder()
    {
        await using var provider = TestHost.Build(builder => builder
            .AddKnown("azur", "brise")
            .AddValidator<PassingValidator>()
            .AddTransformer<KeepingTransformer>()
            .AddReporter<FakeReporter>()
            .AddPack<Samples.AzurPack>(typeof(Samples.AmountRules))
            .ConfigurePipeline("azur", pipeline => pipeline.Validate<OtherValidator>().Validate<PassingValidator>()));
        await using var scope = provider.CreateAsyncScope();

        var azur = scope.Pipeline("azur");
        var brise = scope.Pipeline("brise");

        Assert.That(azur.Validators.Select(validator => validator.GetType().Name), Is.EqualTo(new[]
        {
            nameof(PassingValidator), "FluentValidationValidator`1", nameof(OtherValidator),
        }));
        Assert.That(brise.Validators.Select(validator => validator.GetType()), Is.EqualTo(new[] { typeof(PassingValidator) }));
        Assert.That(azur.Transformers.Single(), Is.InstanceOf<KeepingTransformer>());
        Assert.That(azur.Reporters.OfType<FakeReporter>().Count(), Is.EqualTo(1));
        Assert.That((azur.RulePack, brise.RulePack), Is.EqualTo(("AzurPack 1.0.0", (string?)null)));
    }

    [Test]
    public async Task Create_NoRoutes_SendsEveryModelToEveryIntegratorThatTakesIt()
    {
        await using var provider = TestHost.Build(builder => builder
            .AddIntegrator<FakeStore>()
            .AddIntegrator(_ => new FakeIntegrator("people", RecordModel.Clients)));
        await using var scope = provider.CreateAsyncScope();

        var routes = scope.Pipeline("anybody").Routes.ToDictionary(route => route.Integrator.Name, route => route.Models);

        Assert.That(routes["store"], Is.EquivalentTo(RecordModels.All));
        Assert.That(routes["people"], Is.EqualTo(new[] { RecordModel.Clients }));
    }

    [Test]
    public async Task Create_PartnerHasRoutesAndSources_TheyReplaceTheDefaultOnes()
    {
        await using var provider = TestHost.Build(builder => builder
            .AddKnown("azur", "brise")
            .AddIntegrator<FakeStore>()
            .AddIntegrator(_ => new FakeIntegrator("people", RecordModel.Clients))
            .AddFileSource<FakeSource>()
            .AddFileSource(_ => new FakeSource("bucket"))
            .ConfigurePipeline(pipeline => pipeline.From("inbox").Integrate("store"))
            .ConfigurePipeline("azur", pipeline => pipeline
                .From("bucket").Integrate("people", RecordModel.Clients).Integrate("store", RecordModel.Declarants).Integrate("store", RecordModel.Properties)));
        await using var scope = provider.CreateAsyncScope();

        var azur = scope.Pipeline("azur");
        var brise = scope.Pipeline("brise");

        Assert.That(azur.Sources, Is.EqualTo(new[] { "bucket" }));
        Assert.That(azur.Routes.Select(route => route.Integrator.Name), Is.EqualTo(new[] { "people", "store" }));
        Assert.That(azur.Routes[1].Models, Is.EqualTo(new[] { RecordModel.Declarants, RecordModel.Properties }));
        Assert.That(azur.LookupOf(RecordModel.Declarants), Is.InstanceOf<FakeStore>());
        Assert.That(brise.Sources, Is.EqualTo(new[] { "inbox" }));
        Assert.That(brise.Routes.Select(route => route.Integrator.Name), Is.EqualTo(new[] { "store" }));
    }

    [Test]
    public async Task Create_UnknownPartner_HasTheDefaultPipelineAndNoKey()
    {
        await using var provider = TestHost.Build(builder => builder.AddKnown("azur").AddValidator<PassingValidator>());
        await using var scope = provider.CreateAsyncScope();

        var pipeline = scope.Pipeline("stranger");

        Assert.That((pipeline.Partner.Id, pipeline.Partner.IsKnown), Is.EqualTo(("stranger", false)));
        Assert.That(pipeline.Partner.IsKeyHash(System.Security.Cryptography.SHA256.HashData("test"u8)), Is.False);
        Assert.That(pipeline.Validators, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Create_KnownPartner_HasItsProfile()
    {
        await using var provider = TestHost.Build(builder => builder.AddPartner("azur", options =>
        {
            options.KeyHashes.Add("sha256:" + new string('0', 64));
            options.KeyHashes.Add(TestHost.KeyHash);
            options.FileNamePattern = @"azur_\d{2}\.json|other";
            options.MaxFileBytes = 5;
        }));
        await using var scope = provider.CreateAsyncScope();

        var azur = scope.Pipeline("azur").Partner;

        Assert.That((azur.DisplayName, azur.IsKnown, azur.MaxFileBytes), Is.EqualTo(("azur", true, 5L)));
        Assert.That(azur.IsKeyHash(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("test"))), Is.True);
        Assert.That(azur.IsKeyHash(System.Security.Cryptography.SHA256.HashData("tesT"u8)), Is.False);
        Assert.That(azur.FileName!.IsMatch("azur_06.json"), Is.True);
        Assert.That(azur.FileName.IsMatch("azur_06.json.exe"), Is.False);
        Assert.That(azur.FileName.IsMatch("azur_06.json\n"), Is.False);
        Assert.That(azur.FileName.IsMatch("another"), Is.False);
    }

    [Test]
    public async Task Create_ManyLoads_CompilesEachOverlayOnce()
    {
        var compiled = 0;
        await using var provider = TestHost.Build(
            builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>("""{"$defs":{"transactions":{}}}"""),
            _ =>
            {
                compiled++;
                return CompiledSchema.Compile("{}"u8);
            });
        await using var scope = provider.CreateAsyncScope();

        var first = scope.Pipeline("azur");
        var second = scope.Pipeline("azur");
        var other = scope.Pipeline("stranger");

        Assert.That(second.Schema, Is.SameAs(first.Schema));
        Assert.That(other.Schema, Is.Not.SameAs(first.Schema));
        Assert.That(compiled, Is.EqualTo(2));
    }

    [Test]
    public async Task Create_PackWithRulesAndCategories_TheyAreInThePipeline()
    {
        await using var provider = TestHost.Build(builder => builder.AddKnown("azur", "brise").AddPack<Samples.AzurPack>());
        await using var scope = provider.CreateAsyncScope();

        var azur = scope.Pipeline("azur");

        Assert.That(azur.Catalogue.Find("AZUR1001"), Is.Not.Null);
        Assert.That(azur.Categories["loyer"], Is.EqualTo("RENT"));
        Assert.That(scope.Pipeline("brise").Catalogue.Find("AZUR1001"), Is.Null);
        Assert.That(scope.Pipeline("brise").Categories, Is.Empty);
    }
}
