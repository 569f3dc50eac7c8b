using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>The verdict of JsonSchema.Net, an implementation by other people.</summary>
internal static class SecondOpinion
{
    /// <summary>Whether JsonSchema.Net takes the instance for valid.</summary>
    /// <exception cref="JsonSchemaException">It refuses the schema.</exception>
    public static bool IsValid(string schema, string instance, bool moveIds = true)
    {
        // Registries of its own: the same URIs occur in every schema.
        var options = new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 };
        var source = moveIds ? IdFirst(JsonNode.Parse(schema))!.ToJsonString() : schema;
        using var document = JsonDocument.Parse(instance);
        return global::Json.Schema.JsonSchema.FromText(source, options)
            .Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.Flag, RequireFormatValidation = false })
            .IsValid;
    }

    /// <summary>Whether the verdict of our engine is that the instance is valid; formats are not asserted.</summary>
    public static bool IsValidForUs(string schema, string instance) =>
        CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema), new SchemaCompileOptions { AssertFormats = false }).IsValid(Encoding.UTF8.GetBytes(instance));

    /// <summary>The same schema with <c>$schema</c> and <c>$id</c> in front: see <see cref="KnownDifference"/>.</summary>
    private static JsonNode? IdFirst(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key switch
            {
                "$schema" => 0,
                "$id" => 1,
                _ => 2,
            })
            .Select(member => KeyValuePair.Create(member.Key, IdFirst(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(IdFirst)]),
        _ => node?.DeepClone(),
    };
}
