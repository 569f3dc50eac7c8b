using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>Lists the nodes of a built schema.</summary>
internal static class SchemaNodes
{
    /// <summary>Every node that the root leads to, through references too, each once; the root is the first.</summary>
    public static IReadOnlyList<JsonSchemaNode> Of(JsonSchemaNode root)
    {
        var found = new List<JsonSchemaNode>();
        var seen = new HashSet<JsonSchemaNode>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<JsonSchemaNode>([root]);
        while (waiting.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            found.Add(node);
            foreach (var child in node.Keywords.SelectMany(keyword => keyword.Subschemas ?? []))
            {
                waiting.Push(child);
            }
        }

        return found;
    }
}
