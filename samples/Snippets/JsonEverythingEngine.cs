// begin-snippet: schema-engine
using System.Text;
using System.Text.Json;
using Json.Schema;
using Qlower.Loaders;
// end-snippet

namespace Snippets.SchemaEngines;

// begin-snippet: schema-engine
public sealed class JsonEverythingEngine : ISchemaEngine
{
    public string Name => "json-everything";

    // Vocabularies and dialects of your own go into a BuildOptions as the second argument. Nothing is fetched unless
    // SchemaRegistry.Fetch is set: leave it.
    public ISchemaValidator Compile(ReadOnlyMemory<byte> utf8Schema) =>
        new JsonEverythingValidator(JsonSchema.FromText(Encoding.UTF8.GetString(utf8Schema.Span)));
}

internal sealed class JsonEverythingValidator(JsonSchema schema) : ISchemaValidator
{
    private static readonly HashSet<string> Branches = ["anyOf", "oneOf", "not", "if", "contains"];

    public IReadOnlyList<SchemaViolation> Validate(ReadOnlyMemory<byte> utf8Record, CancellationToken cancellationToken = default)
    {
        using var record = JsonDocument.Parse(utf8Record);
        var results = schema.Evaluate(
            record.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        if (results.IsValid)
        {
            return [];
        }

        // A branch that failed is no fault by itself: the keyword above it says whether it matters.
        var violations = (results.Details ?? [])
            .Where(unit => !unit.IsValid && !IsInBranch(unit.EvaluationPath.ToString()))
            .SelectMany(unit => unit.Errors ?? [], (unit, error) => new SchemaViolation
            {
                InstancePointer = unit.InstanceLocation.ToString(),
                Keyword = error.Key.Length > 0 ? error.Key : null,
                SchemaLocation = unit.SchemaLocation.OriginalString,
                Expected = error.Value,
            })
            .ToList();

        // It said no: the record is refused even when every reason was left out above.
        return violations.Count > 0 ? violations : [new SchemaViolation { InstancePointer = "" }];
    }

    private static bool IsInBranch(string evaluationPath)
    {
        var names = evaluationPath.Split('/');
        for (var i = 1; i < names.Length; i++)
        {
            if (Branches.Contains(names[i]) && names[i - 1] is not ("properties" or "patternProperties" or "dependentSchemas"))
            {
                return true;
            }
        }

        return false;
    }
}
// end-snippet
