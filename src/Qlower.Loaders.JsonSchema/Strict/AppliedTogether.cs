using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>
/// Finds the schemas that a value must meet whenever a given one is applied to it: what it refers to, what contains it for the same value, and what
/// these say of the same member or item. Not thread-safe.
/// </summary>
internal sealed class AppliedTogether(string? warningKeyword)
{
    private readonly Dictionary<SchemaNode, HashSet<SchemaNode>> _known = [];

    /// <summary>The schemas, the given one included.</summary>
    public IReadOnlyCollection<SchemaNode> Of(SchemaNode node) => Find(node);

    /// <summary>Whether a schema is applied to the same value as the one that contains it.</summary>
    public bool IsInPlace(SchemaNode node) =>
        node.Parent is not null
        && (node.Holder == warningKeyword
            || node.Holder is "allOf" or "anyOf" or "oneOf" or "not" or "if" or "then" or "else" or "dependentSchemas" or "dependencies");

    private HashSet<SchemaNode> Find(SchemaNode node)
    {
        if (_known.TryGetValue(node, out var found))
        {
            return found;
        }

        _known.Add(node, found = []);
        AddAsserted(node, found);
        if (node.Parent is not { } parent)
        {
            return found;
        }

        if (IsInPlace(node))
        {
            found.UnionWith(Find(parent));
        }
        else if (node.Holder is "properties" or "items")
        {
            var name = JsonPointer.Unescape(node.Pointer[(node.Pointer.LastIndexOf('/') + 1)..]);
            foreach (var other in Find(parent))
            {
                if (node.Holder == "items" ? other.Items is { } same && other.PrefixItems.Count == 0 : other.Properties.TryGetValue(name, out same))
                {
                    AddAsserted(same!, found);
                }
            }
        }

        return found;
    }

    private static void AddAsserted(SchemaNode node, HashSet<SchemaNode> found)
    {
        var open = new Stack<SchemaNode>([node]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                next.AllOf.ForEach(open.Push);
                next.References.ForEach(reference => open.Push(reference.Target));
            }
        }
    }
}
