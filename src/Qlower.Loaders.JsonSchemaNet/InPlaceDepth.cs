using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>
/// How many schemas apply to one value inside one another. JsonSchema.Net evaluates by recursion, so a schema that leads back to itself for
/// the same value would overflow the stack and end the process.
/// </summary>
internal sealed class InPlaceDepth
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "$ref", "$dynamicRef", "$recursiveRef", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependencies",
        "propertyDependencies",
    };

    private readonly Dictionary<JsonSchemaNode, int> _depths = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JsonSchemaNode> _open = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<JsonSchemaNode> _nodes;

    private InPlaceDepth(IReadOnlyList<JsonSchemaNode> nodes) => _nodes = nodes;

    /// <summary>The most schemas that apply to one value inside one another; at least 1.</summary>
    /// <param name="nodes">Every node of the schema, the root first.</param>
    /// <exception cref="JsonSchemaException">A schema leads back to itself for the same value.</exception>
    public static int Of(IReadOnlyList<JsonSchemaNode> nodes)
    {
        var depth = new InPlaceDepth(nodes);
        return nodes.Max(depth.Measure);
    }

    private int Measure(JsonSchemaNode node)
    {
        if (_depths.TryGetValue(node, out var known))
        {
            return known;
        }

        if (!_open.Add(node))
        {
            throw new JsonSchemaException($"The schema {Excerpt(node)} leads back to itself for the same value.");
        }

        var depth = 1;
        foreach (var target in node.Keywords.Where(keyword => Keywords.Contains(keyword.Handler.Name)).SelectMany(Targets))
        {
            depth = Math.Max(depth, 1 + Measure(target));
        }

        _open.Remove(node);
        _depths[node] = depth;
        return depth;
    }

    /// <summary>The schemas that a keyword applies to the same value. A dynamic reference may lead to any schema with such an anchor.</summary>
    private IEnumerable<JsonSchemaNode> Targets(KeywordData keyword) => keyword.Handler.Name switch
    {
        "$dynamicRef" => _nodes.Where(node => HasAnchor(node, keyword)).Concat(keyword.Subschemas ?? []),
        "$recursiveRef" => _nodes.Where(IsResource).Concat(keyword.Subschemas ?? []),
        _ => keyword.Subschemas ?? [],
    };

    private static string Excerpt(JsonSchemaNode node) =>
        node.Source.GetRawText() is { Length: > 80 } text ? text[..79] + "…" : node.Source.GetRawText();

    private bool IsResource(JsonSchemaNode node) =>
        ReferenceEquals(node, _nodes[0]) || node.Keywords.Any(keyword => keyword.Handler.Name == "$recursiveAnchor");

    private static bool HasAnchor(JsonSchemaNode node, KeywordData reference)
    {
        var fragment = reference.RawValue.GetString()!.Split('#', 2)[^1];
        return node.Keywords.Any(keyword => keyword.Handler.Name is "$dynamicAnchor" or "$anchor" && keyword.RawValue.ValueEquals(fragment));
    }
}
