using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class SchemaTests
{
    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new ProgramFolder();
        _folder.Write("schema.json", """{ "type": "object", "required": ["a"], "properties": { "a": { "type": "integer", "minimum": 3 } } }""");
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase("""{ "a": 3 }""", 0, "SUCCESS")]
    [TestCase("""{ "a": 2 }""", 1, "ERROR")]
    [TestCase("""{ """, 1, "ERROR")]
    public async Task Schema_AnyJson_IsValidatedAgainstIt(string json, int exitCode, string status)
    {
        _folder.Write("any.json", json);

        var result = await _folder.RunAsync("validate", "any.json", "--schema", "schema.json", "--format", "json");

        using var told = JsonDocument.Parse(result.Output);
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), result.ToString());
        Assert.That(told.RootElement.GetProperty("status").GetString(), Is.EqualTo(status));
        Assert.That(told.RootElement.GetProperty("findings").GetArrayLength(), Is.EqualTo(exitCode));
    }

    [Test]
    public async Task Schema_Fault_IsReportedWithPlaceAndKeyword()
    {
        _folder.Write("any.json", "{\n  \"a\": 2 }");

        var result = await _folder.RunAsync("validate", "any.json", "--schema", "schema.json", "--lang", "en");

        Assert.That(result.Lines[0], Does.StartWith("any.json:2:8 error minimum - - -: does not meet minimum (#/properties/a/minimum)"));
    }

    [Test]
    public async Task Schema_Unsupported_IsTwoWithPointer()
    {
        _folder.Write("schema.json", """{ "properties": { "a": { "$dynamicRef": "#x" }, "b": { "type": 7 } } }""");
        _folder.Write("any.json", "{}");

        var result = await _folder.RunAsync("validate", "any.json", "--schema", "schema.json");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain("#/properties/a").And.Contain("#/properties/b/type"));
    }
}
