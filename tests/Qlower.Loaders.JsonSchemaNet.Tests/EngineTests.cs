using System.Text;
using System.Text.RegularExpressions;
using Json.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.JsonSchemaNet.Tests;

/// <summary>The contract of a schema engine.</summary>
public sealed class EngineTests
{
    [Test]
    public void AddJsonSchemaNet_Twice_AddsOneEngineAndAppliesBothConfigurations()
    {
        var calls = new List<string>();
        var services = new ServiceCollection();
        services.AddQlowerLoaders(_ => { })
            .AddJsonSchemaNet(_ => calls.Add("first"))
            .AddJsonSchemaNet()
            .AddJsonSchemaNet(_ => calls.Add("second"));
        using var provider = services.BuildServiceProvider();

        var engine = provider.GetServices<ISchemaEngine>().Single(engine => engine.Name == "jsonschema.net");
        engine.Compile("{}"u8.ToArray());

        Assert.That(calls, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void AddJsonSchemaNet_WithoutABuilder_Throws() =>
        Assert.That(() => ((IQlowerLoadersBuilder)null!).AddJsonSchemaNet(), Throws.ArgumentNullException);

    [TestCase("{", typeof(System.Text.Json.JsonException))]
    [TestCase("""{"type":"text"}""", typeof(JsonSchemaException))]
    [TestCase("""{"$ref":"#/nowhere"}""", typeof(JsonSchemaException))]
    [TestCase("""{"$ref":"https://example.com/other"}""", typeof(JsonSchemaException))]
    [TestCase("""{"$schema":"https://example.com/dialect"}""", typeof(JsonSchemaException))]
    [TestCase("""{"properties":{"a":{"format":"nobody-knows"}}}""", typeof(JsonSchemaException))]
    [TestCase("""{"$ref":"#"}""", typeof(JsonSchemaException))]
    [TestCase("""{"allOf":[{"$ref":"#"}]}""", typeof(JsonSchemaException))]
    [TestCase("""{"properties":{"a":{"anyOf":[{"not":{"$ref":"#/properties/a"}}]}}}""", typeof(JsonSchemaException))]
    [TestCase("""{"$dynamicAnchor":"n","if":{"$dynamicRef":"#n"}}""", typeof(JsonSchemaException))]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true,"allOf":[{"$recursiveRef":"#"}]}""", typeof(JsonSchemaException))]
    public void Compile_WrongSchema_Throws(string schema, Type expected) =>
        Assert.That(() => Engines.Compile(schema), Throws.InstanceOf(expected));

    [Test]
    public void Compile_TwoSchemasOfOneUri_KeepsThemApart()
    {
        var engine = Engines.Create();
        var first = engine.Compile("""{"$id":"urn:azur:a","type":"string"}"""u8.ToArray());
        var second = engine.Compile("""{"$id":"urn:azur:a","type":"integer"}"""u8.ToArray());

        Assert.That(first.Validate("1"u8.ToArray()), Has.Count.EqualTo(1));
        Assert.That(second.Validate("1"u8.ToArray()), Is.Empty);
    }

    [Test]
    public void Compile_SchemaOfThePartner_IsFoundByItsUri()
    {
        var engine = Engines.Create(options => options.SchemaRegistry.Register(
            global::Json.Schema.JsonSchema.FromText("""{"$id":"urn:azur:code","maxLength":2}""", options)));

        var validator = engine.Compile("""{"properties":{"a":{"$ref":"urn:azur:code"}}}"""u8.ToArray());

        Assert.That(validator.Validate("""{"a":"abc"}"""u8.ToArray()).Single().InstancePointer, Is.EqualTo("/a"));
    }

    [Test]
    public void Validate_RecursiveSchema_FollowsTheRecord() =>
        Assert.That(
            Engines.Describe("""{"properties":{"c":{"$ref":"#"},"v":{"type":"string"}}}""", """{"c":{"c":{"v":1}}}"""),
            Is.EqualTo("type /c/c/v"));

    [Test]
    public void Validate_CancelledToken_Throws() =>
        Assert.That(
            () => Engines.Compile("{}").Validate("{}"u8.ToArray(), new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public void Validate_ManyThreads_GiveTheResultOfOne()
    {
        var validator = Engines.Compile("""{"patternProperties":{"^a":{"type":"integer"}},"additionalProperties":false,"required":["a1"],"not":{"minProperties":3}}""");
        var records = Enumerable.Range(0, 400).Select(i => Encoding.UTF8.GetBytes($"{{\"a1\":{(i % 3 == 0 ? "1" : "\"x\"")},\"b{i}\":1}}")).ToArray();
        var expected = records.Select(record => validator.Validate(record).Count).ToArray();

        var actual = new int[records.Length];
        Parallel.For(0, records.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => actual[i] = validator.Validate(records[i]).Count);

        Assert.That(actual, Is.EqualTo(expected));
        Assert.That(expected, Has.Some.EqualTo(1).And.Some.EqualTo(2));
    }

    [TestCase("""{"properties":{"a":{"pattern":"^(a+)+$"}}}""", "{\"a\":\"", "!\"}")]
    [TestCase("""{"patternProperties":{"^(a+)+$":true}}""", "{\"", "!\":1}")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#","items":{"pattern":"^(a+)+$"}}""", "[\"", "!\"]")]
    public void Validate_PatternThatBacktracksWithoutEnd_Throws(string schema, string before, string after) =>
        Assert.That(() => Engines.Validate(schema, before + new string('a', 60) + after), Throws.InstanceOf<RegexMatchTimeoutException>());

    [Test]
    public void Validate_DeepestRecordOfTheFormat_IsJudged()
    {
        var record = string.Concat(Enumerable.Repeat("{\"c\":", 60)) + "{\"v\":1}" + new string('}', 60);

        Assert.That(
            Engines.Describe("""{"allOf":[{"properties":{"c":{"$ref":"#"},"v":{"type":"string"}}}]}""", record),
            Is.EqualTo("type " + string.Concat(Enumerable.Repeat("/c", 60)) + "/v"));
    }

    [Test]
    public void Validate_RecordDeeperThanAnyOfTheFormat_Throws() =>
        Assert.That(
            () => Engines.Validate("""{"properties":{"c":{"$ref":"#"}}}""", new string('[', 100_000) + new string(']', 100_000)),
            Throws.InstanceOf<System.Text.Json.JsonException>());

    [Test]
    public void Validate_MoreSchemasThanTheStackHolds_Throws()
    {
        var chain = string.Concat(Enumerable.Range(0, 500).Select(i => $"\"d{i}\":{{\"$ref\":\"#/$defs/d{i + 1}\"}},"));
        var schema = "{\"properties\":{\"c\":{\"$ref\":\"#\"}},\"$ref\":\"#/$defs/d0\",\"$defs\":{" + chain + "\"d500\":{\"type\":\"object\"}}}";
        var record = string.Concat(Enumerable.Repeat("{\"c\":", 20)) + "{}" + new string('}', 20);

        Assert.That(() => Engines.Validate(schema, record), Throws.InvalidOperationException.With.Message.Contains("too deep"));
    }

    [Test]
    public void Validate_HugeRecord_ReportsEveryViolation()
    {
        var record = "[" + string.Join(',', Enumerable.Range(0, 50_000)) + "]";

        Assert.That(Engines.Validate("""{"items":{"type":"string"}}""", record), Has.Count.EqualTo(50_000));
    }
}
