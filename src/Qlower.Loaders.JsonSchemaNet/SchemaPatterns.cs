using System.Text.RegularExpressions;
using Json.Schema;

namespace Qlower.Loaders.JsonSchemaNet;

/// <summary>Gives the regular expressions of a schema a time limit: they backtrack, and a hostile value could keep one busy without end.</summary>
internal static class SchemaPatterns
{
    /// <summary>The time for one match. Beyond it the match throws, which is a fault of the engine.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(250);

    /// <summary>Replaces the expressions of <c>pattern</c> and <c>patternProperties</c>.</summary>
    public static void Bound(IEnumerable<JsonSchemaNode> nodes)
    {
        foreach (var keyword in nodes.SelectMany(node => node.Keywords))
        {
            if (keyword.Value is Regex pattern)
            {
                keyword.Value = Bound(pattern);
            }
            else if (keyword.Value is Dictionary<string, Regex> patterns)
            {
                keyword.Value = patterns.ToDictionary(pair => pair.Key, pair => Bound(pair.Value), StringComparer.Ordinal);
            }
        }
    }

    private static Regex Bound(Regex pattern) => new(pattern.ToString(), pattern.Options, Timeout);
}
