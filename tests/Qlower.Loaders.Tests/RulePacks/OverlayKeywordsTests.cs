using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>What an overlay may not contain: annotations with which it would change how the format is read.</summary>
[TestFixture]
internal sealed class OverlayKeywordsTests
{
    [TestCase("""{"$defs":{"transactions":{"x-observe":"properties"}}}""", "/$defs/transactions/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"ref":{"x-observe":"id"}}}}}""", "/$defs/transactions/properties/ref/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"a/b~c":{"x-observe":"id"}}}}}""", "/$defs/transactions/properties/a~1b~0c/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"patternProperties":{"^r":{"x-observe":"section"}}}}}""", "/$defs/transactions/patternProperties/^r/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"allOf":[{},{"if":true,"then":{"x-observe":"remove"}}]}}}""", "/$defs/transactions/allOf/1/then/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"$defs":{"line":{"x-observe":"transactions"}}}}}""", "/$defs/transactions/$defs/line/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"definitions":{"line":{"x-observe":"transactions"}}}}}""", "/$defs/transactions/definitions/line/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"x-advice":[{"properties":{"ref":{"x-observe":"id"}}}]}}}""", "/$defs/transactions/x-advice/0/properties/ref/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"of-our-own":{"x-observe":"id"}}}}""", "/$defs/transactions/of-our-own/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"properties":{"properties":{"enum":{"x-observe":"id"}}}}}}}""", "/$defs/transactions/properties/properties/properties/enum/x-observe")]
    [TestCase("""{"x-observe":"root","$defs":{"transactions":{}}}""", "/x-observe")]
    [TestCase("""{"x-engine":"qlower","$defs":{"transactions":{"x-observe":"properties"}}}""", "/$defs/transactions/x-observe")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"lines":{"x-engine":"qlower"}}}}}""", "/$defs/transactions/properties/lines/x-engine")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"lines":{"items":{"$ref":"#/$defs/properties"}}}}}}""", "/$defs/transactions/properties/lines/items/$ref")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"name":{"$ref":"#/properties/inigPtynm"}}}}}""", "/$defs/transactions/properties/name/$ref")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"all":{"$ref":"#"}}}}}""", "/$defs/transactions/properties/all/$ref")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"all":{"$dynamicRef":"urn:qlower:loaders:loader-2.0#/properties/clients"}}}}}""", "/$defs/transactions/properties/all/$dynamicRef")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"all":{"$ref":"#/%24defs/clients"}}}}}""", "/$defs/transactions/properties/all/$ref")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"lines":{"$id":"urn:azur:x","items":{"$ref":"urn:qlower:loaders:loader-2.0"}}}}}}""", "/$defs/transactions/properties/lines/items/$ref")]
    public void EnsureValid_OverlayWithAKeywordOfTheFormat_IsAProblemWithItsPlace(string overlay, string pointer)
    {
        var failures = TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(overlay));

        Assert.That(failures, Has.Count.EqualTo(1).And.Some.StartsWith($"Rule pack AzurPack: overlay.schema.json#{pointer}: "));
    }

    [Test]
    public void EnsureValid_OverlayWithSeveral_ReportsEach()
    {
        var failures = TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(
            """{"$defs":{"transactions":{"x-observe":"properties","properties":{"ref":{"x-observe":"id"}}}}}"""));

        Assert.That(failures, Has.Count.EqualTo(2));
    }

    [TestCase("""{"$defs":{"transactions":{"x-rule":{"required":"AZUR1001"},"required":["purpose"]}}}""")]
    [TestCase("""{"$defs":{"transactions":{"x-advice":[{"required":["purpose"],"x-rule":"AZUR1001"}]}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"x-observe":{"type":"string"}}}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"kind":{"enum":[{"x-observe":"id"}]}}}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"kind":{"const":{"x-observe":"id"}}}}}}""")]
    [TestCase("""{"$defs":{"transactions":{"examples":[{"x-observe":"id"}],"default":{"x-observe":"id"}}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"x-observe":{}},"dependentRequired":{"x-observe":["ref"]}}}}""")]
    [TestCase("""{"$defs":{"transactions":{"properties":{"price":{"$ref":"#/$defs/optionalDecimal"}}}}}""")]
    [TestCase("""{"x-engine":"qlower","$defs":{"transactions":{"$defs":{"l":true},"properties":{"lines":{"$ref":"#/$defs/l"}}}}}""")]
    public void EnsureValid_OverlayWithinItsBounds_IsAccepted(string overlay) =>
        Assert.That(TestHost.Failures(builder => builder.AddKnown("azur").AddPack<Samples.AzurPack>(overlay)), Is.Empty);
}
