using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Trees;

namespace Qlower.Loaders.JsonSchema.Schemas;

/// <summary>The objects and arrays among the literals of one <c>enum</c> or <c>const</c>. Immutable and thread-safe.</summary>
internal sealed class StructuredLiterals(string keyword, string expected, JsonElement[] literals)
{
    private readonly JsonTree[] _trees = TreesOf(literals);

    public string Keyword { get; } = keyword;

    public string Expected { get; } = expected;

    /// <summary>Whether a value of this kind can equal one of these; if not, its kind alone decides.</summary>
    public bool Has(JsonValueKind kind) => Array.Exists(_trees, tree => tree.Kind(0) == kind);

    private static JsonTree[] TreesOf(JsonElement[] literals)
    {
        List<JsonTree> trees = [];
        foreach (var literal in literals)
        {
            if (literal.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                trees.Add(JsonTree.Fixed(Encoding.UTF8.GetBytes(literal.GetRawText())));
            }
        }

        return [.. trees];
    }

    public bool Contains(JsonTree tree, int token)
    {
        foreach (var literal in _trees)
        {
            if (TreeEquality.AreEqual(literal, 0, tree, token))
            {
                return true;
            }
        }

        return false;
    }
}
