using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.RulePacks;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Tests.Composition;
using Qlower.Loaders.Tests.Schemas;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>A rule of an overlay that would never run stops the start, with file, JSON pointer and the name that was meant.</summary>
[TestFixture]
internal sealed class OverlayChecksTests
{
    // Keywords.
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"pattrn":"^A"}}}}}""",
        "/$defs/transactions/properties/ref/pattrn: The keyword 'pattrn' is unknown and ignored. Did you mean 'pattern'?")]
    [TestCase("""{"$defs":{"transactions":{"x-advise":[{"required":["purpose"]}]}}}""",
        "/$defs/transactions/x-advise: The annotation 'x-advise' is ignored. Did you mean 'x-advice'?")]
    [TestCase("""{"$defs":{"transactions":{"required":["purpose"],"x-rules":"AZUR1001"}}}""",
        "/$defs/transactions/x-rules: The annotation 'x-rules' is ignored. Did you mean 'x-rule'?")]
    [TestCase("""{"$defs":{"transactions":{"x-rule":{"requird":"AZUR1001"},"required":["purpose"]}}}""",
        "/$defs/transactions/x-rule/requird: 'x-rule' names a rule of the keyword 'requird', which the schema does not contain. Did you mean 'required'?")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"minimum":3}}}}}""",
        "/$defs/transactions/properties/ref/minimum: The keyword 'minimum' applies to numbers only, and the value is never one.")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"type":"integer"}}}}}""",
        "/$defs/transactions/properties/ref/type: No value is of this type and of those that other keywords for the same value allow.")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ccy":{"enum":["EUR",3]}}}}}""",
        "/$defs/transactions/properties/ccy/enum/1: The value 3 is of a type that other keywords for the same value exclude.")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"minLength":9,"maxLength":3}}}}}""",
        "/$defs/transactions/properties/ref/minLength: No value meets 'minLength' 9 and 'maxLength' 3.")]
    [TestCase("""{"$defs":{"transactions":{"then":{"required":["purpose"]}}}}""",
        "/$defs/transactions/then: The keyword 'then' has no effect without 'if'.")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{}},"additionalProperties":false}}}""",
        "/$defs/transactions/additionalProperties: It forbids members that another schema of the same object declares: 'id', 'reqdExctnDt', 'id-prty', ….")]

    // Names of members.
    [TestCase("""{"$defs":{"transactions":{"properties":{"reff":{"maxLength":35}}}}}""",
        "/$defs/transactions/properties/reff: The format has no member 'reff' in transactions. Did you mean 'ref'? A member of the partner's own is marked with \"x-own\": true.")]
    [TestCase("""{"$defs":{"transactions":{"required":["purpse"]}}}""",
        "/$defs/transactions/required/0: The format has no member 'purpse' in transactions, and the overlay declares none under properties. Did you mean 'purpose'?")]
    [TestCase("""{"$defs":{"properties":{"if":{"required":["remove"]},"then":{"dependentRequired":{"remove":["idd"]}}}}}""",
        "/$defs/properties/then/dependentRequired/remove/0: The format has no member 'idd' in properties, and the overlay declares none under properties. Did you mean 'id'?")]
    [TestCase("""{"$defs":{"clients":{"properties":{"client":{"properties":{"firstNme":{"maxLength":9}}}}}}}""",
        "/$defs/clients/properties/client/properties/firstNme: The format has no member 'firstNme' in clients.client. Did you mean 'firstName'? A member of the partner's own is marked with \"x-own\": true.")]
    [TestCase("""{"$defs":{"declarants":{"properties":{"properties":{"items":{"properties":{"postcod":{"maxLength":5}}}}}}}}""",
        "/$defs/declarants/properties/properties/items/properties/postcod: The format has no member 'postcod' in declarants.properties. Did you mean 'postCode'? A member of the partner's own is marked with \"x-own\": true.")]

    // Rule codes.
    [TestCase("""{"$defs":{"transactions":{"required":["purpose"],"x-rule":"AZUR1003"}}}""",
        "/$defs/transactions/x-rule: The rule code AZUR1003 has no texts: no rule of the pack, of the host or of the core has it. Did you mean 'AZUR1001'?")]
    [TestCase("""{"$defs":{"transactions":{"required":["purpose"],"x-rule":{"required":"azur1001"}}}}""",
        "/$defs/transactions/x-rule/required: The rule code 'azur1001' is malformed: two to ten capital letters and four digits. Did you mean 'AZUR1001'?")]

    // The root.
    [TestCase("""{"$defs":{"transaction":{"required":["purpose"]}}}""",
        "/$defs/transaction: 'transaction' is not a model of the format; there are clients, declarants, properties, associates, transactions, documents. Did you mean 'transactions'?")]
    [TestCase("""{"$defs":{"transactions":{"required":["purpose"]}},"properties":{}}""",
        "/properties: 'properties' has no effect in the root of an overlay; schemas are under $defs/<model>.")]
    [TestCase("""{"defs":{"transactions":{"required":["purpose"]}}}""",
        ": An overlay is a JSON object with $defs, one schema a model.")]
    [TestCase("""{"x-engin":"qlower","$defs":{"transactions":{"required":["purpose"]}}}""",
        "/x-engin: The annotation 'x-engin' is unknown and ignored. Did you mean 'x-engine'?")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#","$defs":{"transactions":{"required":["purpose"]}}}""",
        "/$schema: The overlay is compiled into the format, which is in the dialect https://json-schema.org/draft/2020-12/schema. For another one, name an engine in 'x-engine'.")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"maxLength":"35"}}}}}""",
        "/$defs/transactions/properties/ref/maxLength: The overlay does not compile: Must be a non-negative integer.")]
    public void EnsureValid_OverlayWithARuleThatNeverRuns_StopsTheStart(string overlay, string message) =>
        Assert.That(Failures(overlay), Is.EqualTo(new[] { $"Rule pack AzurPack: overlay.schema.json#{message}" }));

    [TestCase("""{"$defs":{"transactions":{"properties":{"reff":{"x-own":true,"maxLength":35}},"required":["reff"]}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"amt":{"maxLength":9,"minimum":0}}}}}""")]
    [TestCase("""{"$defs":{"transactions":{"x-note":"why","$comment":"why","required":["purpose"],"x-rule":"AZUR1001"}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"maxLength":9,"x-rule":"QLW1006"}}}}}""")]
    [TestCase("""{"$defs":{"documents":{"anyOf":[{"required":["propertyId"]},{"required":["declarantId"]}]}}}""")]
    [TestCase("""{"$defs":{"properties":{"if":{"properties":{"type":{"const":"P"}},"required":["type"]},"then":{"required":["nbrPark"]}}}}""")]
    [TestCase("""{"$defs":{"clients":{"properties":{"client":{"required":["phoneNumber"]}}}}}""")]
    [TestCase("""{"x-engine":"qlower","$defs":{"transactions":{"required":["purpose"],"properties":{"ref":{"maxLength":9}}}}}""")]
    public void EnsureValid_OverlayWhoseRulesRun_IsAcceptedWithoutANote(string overlay)
    {
        Assert.That(Failures(overlay), Is.Empty);
        Assert.That(Notes(overlay), Is.Empty);
    }

    [TestCase("""{"$defs":{"transactions":{"properties":{"lines":{"minItems":1}}}}}""",
        "/$defs/transactions/properties/lines: The format has no member 'lines' in transactions. A member of the partner's own is marked with \"x-own\": true.")]
    [TestCase("""{"$defs":{"transactions":{}}}""", "/$defs/transactions: The schema is empty: it adds no rule.")]
    [TestCase("""{"$defs":{}}""", "/$defs: It is empty: the overlay adds no rule.")]
    [TestCase("""{"x-engine":"qlower","$defs":{"transactions":{"properties":{"ref":{"pattrn":"^A"}}}}}""",
        "/$defs/transactions/properties/ref/pattrn: The keyword 'pattrn' is unknown and ignored. Did you mean 'pattern'?")]
    [TestCase("""{"x-engine":"njsonschema","$defs":{"transactions":{"x-advice":[{"required":["purpose"]}]}}}""",
        "/$defs/transactions/x-advice: 'x-advice' is an annotation of the core's own engine: unless the engine of the overlay knows it, its rules never run.")]
    public void EnsureValid_OverlayThatMayBeMeant_IsNotedAndStarts(string overlay, string note)
    {
        Assert.That(Failures(overlay), Is.Empty);
        Assert.That(Notes(overlay), Is.EqualTo(new[] { $"overlay.schema.json#{note}" }));
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public void EnsureValid_EveryMemberOfTheFormatMisspelt_IsReportedWithASuggestion(RecordModel model)
    {
        foreach (var member in FormatPlace.Of(model).Members.Where(member => member.Length > 3))
        {
            var misspelt = member.Remove(member.Length - 2, 1);
            var overlay = $$"""{"$defs": {"{{model.ToWireName()}}": {"properties": {"{{misspelt}}": {} } } } }""";

            var failures = TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(overlay));

            Assert.That(failures, Has.Count.EqualTo(1).And.Some.Contains($"has no member '{misspelt}' in {model.ToWireName()}. Did you mean '"), member);
        }
    }

    [Test]
    public void EnsureValid_CodeOfTheHost_IsKnown() =>
        Assert.That(
            TestHost.Failures(
                builder => builder.AddKnown("azur").AddRules(Samples.Rule("HOST1001")).AddPack<Samples.AzurPack>(
                    """{"$defs":{"transactions":{"required":["purpose"],"x-rule":"HOST1001"}}}"""),
                overlay => LoaderSchema.Compile(overlay)),
            Is.Empty);

    [Test]
    public void Compile_FormatWithAnOverlay_HasNoWarningOfTheFormat() =>
        Assert.That(LoaderSchema.Compile("""{"$defs":{"transactions":{"required":["purpose"]}}}"""u8.ToArray()).Warnings, Is.Empty);

    private static IReadOnlyList<string> Failures(string overlay) =>
        TestHost.Failures(builder => builder.AddKnown("azur").AddSchemaEngine<NJsonSchemaEngine>().AddPack<Samples.AzurPack>(overlay), bytes => LoaderSchema.Compile(bytes));

    private static IEnumerable<string> Notes(string overlay)
    {
        using var provider = TestHost.Build(builder => builder.AddKnown("azur").AddSchemaEngine<NJsonSchemaEngine>().AddPack<Samples.AzurPack>(overlay), bytes => LoaderSchema.Compile(bytes));
        return provider.GetRequiredService<IRulePackCatalogue>().Packs.Single().Notes.Where(note => !note.StartsWith("The rule AZUR", StringComparison.Ordinal));
    }
}
