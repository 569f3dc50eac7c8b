using System.Text.Json;
using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>Refuses formats that nobody knows, which JsonSchema.Net would accept for every value.</summary>
internal static class SchemaFormats
{
    /// <exception cref="JsonSchemaException">The schema names an unknown format.</exception>
    public static void Check(IEnumerable<JsonSchemaNode> nodes, FormatRegistry formats)
    {
        foreach (var keyword in nodes.SelectMany(node => node.Keywords))
        {
            if (keyword.Handler.Name == "format" && keyword.RawValue.ValueKind == JsonValueKind.String && formats.Get(keyword.RawValue.GetString()!) is null or UnknownFormat)
            {
                throw new JsonSchemaException($"The format '{keyword.RawValue.GetString()}' is unknown.");
            }
        }
    }
}
