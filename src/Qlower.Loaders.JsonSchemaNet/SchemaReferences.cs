using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>Refuses references that lead nowhere, which JsonSchema.Net would report only on a record.</summary>
internal static class SchemaReferences
{
    /// <exception cref="JsonSchemaException">A <c>$ref</c> leads nowhere.</exception>
    public static void Check(IEnumerable<JsonSchemaNode> nodes)
    {
        foreach (var keyword in nodes.SelectMany(node => node.Keywords))
        {
            if (keyword.Handler.Name == "$ref" && (keyword.Subschemas is null || keyword.Subschemas.Length == 0))
            {
                throw new JsonSchemaException($"The reference {keyword.RawValue.GetRawText()} leads nowhere.");
            }
        }
    }
}
