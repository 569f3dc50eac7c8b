using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Tests.Composition;
using Qlower.Loaders.Tests.Schemas;

namespace Qlower.Loaders.Tests.RulePacks;

public sealed class RulePackScannerTests
{
    [Test]
    public void Packs_EverythingInIt_IsDescribed()
    {
        var pack = Describe(builder => builder.AddKnown("azur").AddPack("Azur.RulePack",
        [
            typeof(Samples.AzurPack), typeof(Samples.AmountRules), typeof(Samples.BothStages), typeof(Samples.AbstractRules),
            typeof(Samples.OpenRules<>), typeof(Samples.DeafValidator), typeof(Samples.Bystander),
        ],
            """{"$defs":{"transactions":{"required":["purpose"]},"clients":{"required":["client"]}}}"""));

        Assert.That(pack.Problems, Is.Empty);
        Assert.That((pack.Assembly, pack.Partner, pack.Version, pack.Categories), Is.EqualTo(("Azur.RulePack", "azur", "1.0.0", 1)));
        Assert.That(pack.Validators.Select(type => (Short(type.Name), string.Join(',', type.Models))), Is.EqualTo(new[]
        {
            ("AmountRules", "Transactions"), ("BothStages", "Properties,Documents"),
        }));
        Assert.That(pack.Transformers.Select(type => Short(type.Name)), Is.EqualTo(new[] { "BothStages" }));
        Assert.That(pack.OverlayModels, Is.EqualTo(new[] { RecordModel.Clients, RecordModel.Transactions }));
        Assert.That(pack.Rules.Select(rule => rule.Code), Is.EqualTo(new[] { "AZUR1001", "AZUR1002" }));
        Assert.That(pack.Skipped.Select(type => (Short(type.Name), type.Reason)), Is.EqualTo(new[]
        {
            ("AbstractRules", "abstract"), ("Bystander", "not a validator, a transformer or a rule pack"), ("DeafValidator", "handles no model"),
            ("OpenRules`1", "an open generic"),
        }));
        Assert.That(pack.Notes, Has.Count.EqualTo(3).And.Some.Contains("AbstractRules").And.Some.Contains("DeafValidator").And.Some.Contains("OpenRules"));
    }

    [Test]
    public void Describe_SoundPack_ReturnsEverythingAsText()
    {
        var pack = Describe(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(typeof(Samples.AmountRules), typeof(Samples.Bystander)));

        Assert.That(pack.ToString(), Is.EqualTo("AzurPack 1.0.0 for azur"));
        Assert.That(pack.Describe(), Is.EqualTo("""
            AzurPack 1.0.0 for azur
              note: The rule AZUR1002 is raised by nothing: neither the overlay nor a validator names it.
              validator: Qlower.Loaders.Tests.RulePacks.Samples+AmountRules (transactions)
              rule: AZUR1001 Error: Title
              rule: AZUR1002 Error: Title
              categories: 1
              skipped: Qlower.Loaders.Tests.RulePacks.Samples+Bystander: not a validator, a transformer or a rule pack

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void EnsureValid_SeveralBrokenPacks_ReportsTheErrorsOfAllAtOnce()
    {
        var failures = TestHost.Failures(builder => builder
            .AddKnown("azur", "brise")
            .AddPack<Samples.AzurPack>(typeof(Samples.BrokenRules), typeof(Samples.StringRules))
            .AddPack<Samples.WrongPack>()
            .AddPack<Samples.GhostPack>()
            .AddPack("Empty", [typeof(Samples.Bystander), typeof(Samples.HiddenPack)])
            .AddPack("Needy", [typeof(Samples.NeedyPack)])
            .AddPack("Torn", [typeof(Samples.ThrowingRulesPack)])
            .AddPack("Double", [typeof(Samples.AzurPack), typeof(Samples.BrisePack)]));

        Assert.That(failures, Has.Some.EqualTo(
            "Rule pack AzurPack: Qlower.Loaders.Tests.RulePacks.Samples+BrokenRules cannot be created: FormatException: No table of rents."));
        Assert.That(failures, Has.Some.Contains("Samples+StringRules validates String, which is no record of the format"));
        Assert.That(failures, Has.Some.EqualTo("Rule pack WrongPack: It has no version."));
        Assert.That(failures, Has.Some.EqualTo("Rule pack WrongPack: The rule code QLW1001 starts with QLW, which is the core's."));
        Assert.That(failures, Has.Some.Contains("The rule code 'brise1' is malformed"));
        Assert.That(failures, Has.Some.Contains("The rule code '' is malformed"));
        Assert.That(failures, Has.Some.EqualTo("Rule pack WrongPack: Two rules have the code BRISE1001."));
        Assert.That(failures, Has.Some.EqualTo("Rule pack WrongPack: The rule code AZUR1001 is also one of AzurPack."));
        Assert.That(failures, Has.Some.Contains("maps to both 'RENT' and 'WORKS'"));
        Assert.That(failures, Has.Some.Contains("The category ' ' or its internal category is empty."));
        Assert.That(failures, Has.Some.EqualTo("Rule pack GhostPack: Its partner 'ghost' is not configured."));
        Assert.That(failures, Has.Some.StartsWith("Rule pack Empty: No IRulePack found"));
        Assert.That(failures, Has.Some.Contains("Samples+NeedyPack has no public constructor without parameters."));
        Assert.That(failures, Has.Some.EndsWith("cannot be read: FormatException: The list is torn."));
        Assert.That(failures, Has.Some.StartsWith("Rule pack Double: More than one IRulePack"));
        Assert.That(failures, Has.Some.StartsWith("Rule pack AzurPack: Partner 'azur' has 2 rule packs: AzurPack, Torn."));
    }

    [Test]
    public void EnsureValid_RuleWithoutText_IsAProblem() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.SilentPack>()),
            Is.EqualTo(new[] { "Rule pack SilentPack: The rule AZUR1001 has no title in French, no title in English, no message in French, no message in English, no remedy in French, no remedy in English." }));

    [Test]
    public void EnsureValid_ClassThatCannotBeDisposed_IsAProblemAndNoCrash() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(typeof(Samples.StickyRules))),
            Is.EqualTo(new[] { "Rule pack AzurPack: A class of it cannot be disposed: FormatException: It sticks." }));

    [Test]
    public void Packs_AssemblyWithNothingInIt_IsDescribedToo()
    {
        var pack = Describe(builder => builder.AddPack("Empty", [typeof(Samples.Bystander)]));

        Assert.That(pack.IsSound, Is.False);
        Assert.That(pack.ToString(), Is.EqualTo("Empty: 1 problem(s)"));
        Assert.That(pack.Describe(), Does.Contain("  problem: No IRulePack found").And.Contain("Samples+Bystander"));
    }

    [Test]
    public void EnsureValid_ClassThatNeedsItself_IsAProblemAndNoCrash() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(typeof(Samples.Narcissus))),
            Has.Count.EqualTo(1).And.Some.Contains("Narcissus depends on itself."));

    [Test]
    public void EnsureValid_OverlayIsNoJson_IsAProblem() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>("{")),
            Has.Count.EqualTo(1).And.Some.StartsWith("Rule pack AzurPack: overlay.schema.json#: The overlay is not JSON"));

    [Test]
    public void EnsureValid_OverlayDoesNotCompile_IsAProblemWithItsCause()
    {
        var failures = TestHost.Failures(
            builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>("""{"$defs":{}}"""),
            overlay => overlay.IsEmpty
                ? CompiledSchema.Compile("{}"u8)
                : throw (SchemaCompilationException)RuntimeHelpers.GetUninitializedObject(typeof(SchemaCompilationException)));

        Assert.That(failures, Has.Count.EqualTo(1).And.Some.StartsWith("Rule pack AzurPack: overlay.schema.json#: The overlay does not compile"));
    }

    [TestCase("""{"x-engine":"other","$defs":{}}""", "there is no schema engine 'other'; there are njsonschema, qlower.")]
    [TestCase("""{"x-engine":7,"$defs":{}}""", "there is no schema engine '7'")]
    [TestCase("""{"x-engine":"qlower"}""", "overlay.schema.json#: An overlay is a JSON object with $defs")]
    [TestCase("""{"x-engine":"qlower","$defs":{"transaction":{}}}""", "#/$defs/transaction: 'transaction' is not a model of the format; there are clients, declarants, properties, associates, transactions, documents. Did you mean 'transactions'?")]
    [TestCase("""{"x-engine":"qlower","$defs":{"transactions":{"type":"text"}}}""", "#/$defs/transactions/type: The overlay does not compile")]
    [TestCase("""{"x-engine":"njsonschema","$defs":{"transactions":{"$ref":"#/nowhere"}}}""", "InvalidOperationException")]
    public void EnsureValid_OverlayForAnotherEngineIsWrong_IsAProblemWithItsCause(string overlay, string cause) =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur").AddSchemaEngine<NJsonSchemaEngine>().AddPack<Samples.AzurPack>(overlay)),
            Has.Count.EqualTo(1).And.Some.StartsWith("Rule pack AzurPack: overlay.schema.json#").And.Some.Contains(cause));

    [Test]
    public void EnsureValid_TwoSchemaEnginesOfOneName_IsAProblem() =>
        Assert.That(
            TestHost.Failures(builder =>
            {
                builder.AddKnown("azur").AddSchemaEngine<NJsonSchemaEngine>();
                builder.Services.AddSingleton<ISchemaEngine>(new NJsonSchemaEngine());
            }),
            Is.EqualTo(new[] { "2 schema engines have the name 'njsonschema': give each a name of its own." }));

    [Test]
    public async Task Create_PackClasses_GetHostServicesAndEachOtherAndAreDisposedWithTheScope()
    {
        await using var provider = TestHost.Build(builder => builder
            .AddKnown("azur").AddPack<Samples.AzurPack>(typeof(Samples.BothStages), typeof(Samples.ServiceUser)));
        Samples.BothStages both;
        await using (var scope = provider.CreateAsyncScope())
        {
            var pipeline = scope.Pipeline("azur");
            both = pipeline.Validators.OfType<Samples.BothStages>().Single();
            var user = pipeline.Validators.OfType<Samples.ServiceUser>().Single();

            Assert.That(pipeline.Transformers.Single(), Is.SameAs(both));
            Assert.That(user.Sibling, Is.SameAs(both));
            Assert.That(user.Clock, Is.SameAs(TimeProvider.System));
            Assert.That(both.IsDisposed, Is.False);
        }

        Assert.That(both.IsDisposed, Is.True);
    }

    [Test]
    public async Task Create_TwoPacks_NeverSeeEachOther()
    {
        await using var provider = TestHost.Build(builder => builder
            .AddKnown("azur", "brise")
            .AddPack<Samples.AzurPack>(typeof(Samples.AmountRules))
            .AddPack<Samples.BrisePack>(typeof(Samples.BothStages)));
        await using var scope = provider.CreateAsyncScope();

        var azur = scope.Pipeline("azur");
        var brise = scope.Pipeline("brise");

        Assert.That(azur.Validators.Single().Handles(RecordModel.Transactions), Is.True);
        Assert.That(azur.Transformers, Is.Empty);
        Assert.That(brise.Validators.Single(), Is.InstanceOf<Samples.BothStages>());
        Assert.That(provider.GetService<Samples.BothStages>(), Is.Null);
    }

    [Test]
    public async Task Create_TwoScopes_HaveInstancesOfTheirOwn()
    {
        await using var provider = TestHost.Build(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(typeof(Samples.BothStages)));
        await using var first = provider.CreateAsyncScope();
        await using var second = provider.CreateAsyncScope();

        Assert.That(first.Pipeline("azur").Validators.Single(), Is.Not.SameAs(second.Pipeline("azur").Validators.Single()));
    }

    private static RulePackDescription Describe(Action<IQlowerLoadersBuilder> configure)
    {
        using var provider = TestHost.Build(configure);
        return provider.GetRequiredService<IRulePackCatalogue>().Packs.Single();
    }

    private static string Short(string name) => name[(name.LastIndexOf('+') + 1)..];
}
