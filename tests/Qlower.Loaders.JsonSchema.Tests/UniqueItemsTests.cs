namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary><c>uniqueItems</c> and the equality behind it.</summary>
public sealed class UniqueItemsTests
{
    [TestCase("[1,1.0]", "/1", "0")]
    [TestCase("[100,1e2]", "/1", "0")]
    [TestCase("[0,2,-0.0e9]", "/2", "0")]
    [TestCase("[\"a\\u00e9\",\"aé\"]", "/1", "0")]
    [TestCase("[null,true,false,null]", "/3", "0")]
    [TestCase("""[5,{"a":1,"b":[2]},{"b":[2.0],"a":1e0}]""", "/2", "1")]
    [TestCase("[[],{},[[]],[[]]]", "/3", "2")]
    [TestCase("[3,1,2,2,1,3]", "/3", "2")]
    [TestCase("[1,1,1,1]", "/1", "0")]
    public void UniqueItems_EqualItems_ArePointedAt(string instance, string pointer, string first)
    {
        var finding = Pass.Over("""{"uniqueItems":true}""", instance).Single;

        Assert.That(finding.Keyword, Is.EqualTo("uniqueItems"));
        Assert.That(finding.InstancePointer, Is.EqualTo(pointer));
        Assert.That(finding.Expected, Is.EqualTo($"other than item {first}"));
        Assert.That(finding.SchemaLocation, Is.EqualTo("#/uniqueItems"));
    }

    [TestCase("[]")]
    [TestCase("[1]")]
    [TestCase("""[1,"1",true,null,[1],{"1":1},{"a":1},{"a":2},{"b":1},[1,2],[2,1],"",[],{},0,false,"null"]""")]
    [TestCase("[[1,[2]],[[1],2],[1,2],[[1,2]]]")]
    [TestCase("""[{"a":{"b":1}},{"b":{"a":1}},{"a":1,"b":1}]""")]
    [TestCase("[12345678901234567890123456789012345678901,12345678901234567890123456789012345678902]")]
    [TestCase("{\"a\":[1,1]}")]
    public void UniqueItems_DifferentItems_Pass(string instance)
    {
        Assert.That(Pass.Over("""{"uniqueItems":true}""", instance).Findings, Is.Empty);
    }

    [Test]
    public void UniqueItems_Position_IsThatOfTheSecondItem()
    {
        var finding = Pass.Over("""{"properties":{"é":{"uniqueItems":true}}}""", "{\"é\": [ {\"a\": 1},\n  2, {\"a\":1} ]}").Single;

        Assert.That((finding.Line, finding.Column, finding.Offset), Is.EqualTo((2L, 6L, 24L)));
        Assert.That((finding.InstancePointer, finding.Actual), Is.EqualTo(("/é/2", "object")));
    }

    [Test]
    public void UniqueItems_ManyItems_FindsThePair()
    {
        var items = Enumerable.Range(0, 60_000).Select(i => $"{{\"id\":{i},\"name\":\"n{i}\"}}").ToList();
        var schema = Pass.Compile("""{"uniqueItems":true}""");

        Assert.That(schema.IsValidAsTree(Bytes(items)));
        items.Add("{\"name\":\"n41\",\"id\":41.0}");

        var sink = new RecordingSink();
        new StreamingValidator(schema, sink).Validate(Bytes(items));
        Assert.That(sink.Findings.Single().Expected, Is.EqualTo("other than item 41"));
    }

    [Test]
    public void UniqueItems_LargeObjectsInAnotherOrder_AreEqual()
    {
        var members = Enumerable.Range(0, 3_000).Select(i => $"\"name number {i}\":{i}").ToList();
        var reversed = Enumerable.Reverse(members).ToList();
        var instance = $"[{{{string.Join(',', members)}}},{{{string.Join(',', reversed)}}}]";

        Assert.That(Pass.Compile("""{"uniqueItems":true}""").IsValidAsTree(System.Text.Encoding.UTF8.GetBytes(instance)), Is.False);
        Assert.That(Pass.Compile("""{"uniqueItems":true}""").IsValidAsTree(
            System.Text.Encoding.UTF8.GetBytes(instance.Replace(":2999}", ":2998.5}", StringComparison.Ordinal))));
    }

    [Test]
    public void UniqueItems_False_IsIgnored()
    {
        Assert.That(Pass.Over("""{"uniqueItems":false}""", "[1,1]").Findings, Is.Empty);
        Assert.That(Pass.Compile("""{"uniqueItems":false}""").BufferedKeywords, Is.Empty);
    }

    private static byte[] Bytes(List<string> items) => System.Text.Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]");
}
