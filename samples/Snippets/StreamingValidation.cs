// begin-snippet: json-schema
using System.Text;
using Qlower.Loaders.JsonSchema;
// end-snippet

namespace Snippets.StreamingValidation;

internal static class Validation
{
    public static async Task RunAsync()
    {
        // begin-snippet: json-schema
        var schema = CompiledSchema.Compile(
            """{ "items": { "type": "object", "required": ["id"], "properties": { "day": { "format": "date" } } } }"""u8);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""[ { "id": 1, "day": "2026-02-30" }, {} ]"""));
        var outcome = await new StreamingValidator(schema, new PrintingSink()).ValidateAsync(stream);
        // end-snippet
    }
}

// begin-snippet: json-schema
sealed class PrintingSink : ValidationSink
{
    // 1:21 /0/day format: 2026-02-30   and   1:37 /1 required id: object
    public override void OnFinding(SchemaFinding f) =>
        Console.WriteLine($"{f.Line}:{f.Column} {f.InstancePointer} {f.Keyword} {f.Property}: {f.Actual}");
}
// end-snippet
