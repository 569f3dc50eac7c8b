using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>A class of a pack that would never run, and a rule without texts, stop the start or are noted.</summary>
[TestFixture]
internal sealed class PackClassesTests
{
    private const string Prefix = "Qlower.Loaders.Tests.RulePacks.HiddenSamples+";

    [TestCase(typeof(HiddenSamples.InternalRules), "InternalRules is not public, so that it never runs. Make it a public class, or remove it.")]
    [TestCase(typeof(HiddenSamples.InternalValidator), "InternalValidator is not public, so that it never runs. Make it a public class, or remove it.")]
    [TestCase(typeof(HiddenSamples.InternalTransformer), "InternalTransformer is not public, so that it never runs. Make it a public class, or remove it.")]
    [TestCase(typeof(HiddenSamples.Outer.NestedRules), "Outer+NestedRules is not public, so that it never runs. Make it a public class, and Outer around it, or remove it.")]
    [TestCase(typeof(HiddenSamples.ValueValidator), "ValueValidator is not a class, so that it never runs. Make it a public class, or remove it.")]
    [TestCase(typeof(HiddenSamples.MalformedCodeRules), "MalformedCodeRules reports 'AZUR-1001', which is malformed: two to ten capital letters and four digits. Did you mean 'AZUR1001'?")]
    public void EnsureValid_ClassThatNeverRuns_StopsTheStart(Type type, string message) =>
        Assert.That(Failures(type), Is.EqualTo(new[] { $"Rule pack AzurPack: {Prefix}{message}" }));

    [Test]
    public void EnsureValid_CodeWithoutTexts_StopsTheStartWithTheNearestCode() =>
        Assert.That(
            Failures(typeof(Samples.UnlistedCodeRules)),
            Is.EqualTo(new[] { "Rule pack AzurPack: Qlower.Loaders.Tests.RulePacks.Samples+UnlistedCodeRules reports AZUR9999, which has no texts: no rule of the pack, of the host or of the core has it." }));

    [Test]
    public void EnsureValid_ValidatorOfTheInternalModel_SuggestsTheRecord() =>
        Assert.That(Failures(typeof(HiddenSamples.ModelRules)), Has.Count.EqualTo(1).And.Some.EndsWith("Did you mean 'TransactionRecord'?"));

    [Test]
    public void EnsureValid_ClassWithoutAUsableConstructor_StopsTheStart() =>
        Assert.That(Failures(typeof(HiddenSamples.PrivateConstructor)), Has.Count.EqualTo(1).And.Some.Contains("PrivateConstructor cannot be created"));

    [Test]
    public void EnsureValid_BlankTextAndUnknownPlaceholder_StopTheStart() =>
        Assert.That(TestHost.Failures(builder => builder.AddKnown("azur").AddPack<HiddenSamples.BlankTextsPack>()), Is.EqualTo(new[]
        {
            "Rule pack BlankTextsPack: The rule AZUR1001 has no title in English.",
            "Rule pack BlankTextsPack: The message of the rule AZUR1001 contains '{actal}', which has no value. Did you mean 'actual'?",
        }));

    [TestCase(typeof(HiddenSamples.LonelyBase), "LonelyBase is abstract, and no class of the pack derives from it: it never runs.")]
    [TestCase(typeof(Samples.OpenRules<>), "OpenRules`1 is an open generic, and no class of the pack derives from it: it never runs.")]
    [TestCase(typeof(HiddenSamples.TextRules), "TextRules is not public, and no validator of the pack includes it: it never runs.")]
    [TestCase(typeof(Samples.DeafValidator), "DeafValidator handles no model: it never runs.")]
    [TestCase(typeof(HiddenSamples.EmptyRules), "EmptyRules defines no rule.")]
    public void EnsureValid_ClassThatMayBeMeant_IsNotedAndStarts(Type type, string note)
    {
        Assert.That(Failures(type), Is.Empty);
        Assert.That(Notes(type), Is.EqualTo(new[] { $"{type.FullName![..(type.FullName!.LastIndexOf('+') + 1)]}{note}" }));
    }

    [TestCase(typeof(HiddenSamples.UsedBase), typeof(HiddenSamples.DerivedRules))]
    [TestCase(typeof(HiddenSamples.IncludedRules), typeof(HiddenSamples.IncludingRules))]
    [TestCase(typeof(HiddenSamples.TextRules), typeof(HiddenSamples.TextUsingRules))]
    public void EnsureValid_ClassThatAnotherUses_IsNoProblem(params Type[] types)
    {
        Assert.That(Failures(types), Is.Empty);
        Assert.That(Notes(types), Is.Empty);
    }

    [Test]
    public void EnsureValid_HiddenClassThatTheHostAdded_IsNoProblem() =>
        Assert.That(
            TestHost.Failures(builder => builder.AddKnown("azur")
                .AddPack<Samples.AzurPack>(typeof(HiddenSamples.InternalValidator)).AddValidator<HiddenSamples.InternalValidator>()),
            Is.Empty);

    [Test]
    public void Packs_RuleThatNothingRaises_IsNoted()
    {
        Assert.That(AllNotes(typeof(Samples.AmountRules)), Is.EqualTo(new[] { "The rule AZUR1002 is raised by nothing: neither the overlay nor a validator names it." }));
        Assert.That(AllNotes(typeof(Samples.AmountRules), typeof(HiddenSamples.CustomRules)), Is.Empty, "code of the author may raise any rule");
        Assert.That(AllNotes(typeof(Samples.AmountRules), typeof(HiddenSamples.IncludingRules), typeof(HiddenSamples.IncludedRules)), Is.Empty);
    }

    private static IReadOnlyList<string> Failures(params Type[] types) =>
        TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(types));

    private static IEnumerable<string> Notes(params Type[] types) =>
        AllNotes(types).Where(note => !note.StartsWith("The rule AZUR", StringComparison.Ordinal));

    private static IReadOnlyList<string> AllNotes(params Type[] types)
    {
        using var provider = TestHost.Build(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(types));
        return provider.GetRequiredService<IRulePackCatalogue>().Packs.Single().Notes;
    }
}
