using System.Text;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Text;
using Qlower.Shared;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds names that are required and declared nowhere, and declared ones that <c>additionalProperties</c> forbids. Not thread-safe.</summary>
internal sealed class DeclaredNames
{
    private const int MostListed = 3;

    private readonly AppliedTogether _together;
    private readonly Dictionary<SchemaNode, List<SchemaNode>> _referrers = [];

    public DeclaredNames(IEnumerable<SchemaNode> nodes, AppliedTogether together)
    {
        _together = together;
        foreach (var node in nodes)
        {
            foreach (var (_, target) in node.References)
            {
                if (!_referrers.TryGetValue(target, out var referrers))
                {
                    _referrers.Add(target, referrers = []);
                }

                referrers.Add(node);
            }
        }
    }

    public void Find(StrictSchema schema, WarningList warnings)
    {
        var node = schema.Node;
        if (node.AdditionalProperties is { Boolean: false })
        {
            FindForbidden(schema, warnings);
        }

        var required = Required(schema);
        if (required.Count == 0)
        {
            return;
        }

        var scope = ScopeOf(node);
        foreach (var (pointer, name) in required.Where(item => !IsDeclared(scope, item.Name)))
        {
            warnings.Add(
                SchemaWarningKind.UndeclaredProperty,
                pointer,
                $"The name '{name}' is not declared under 'properties'.",
                NearestName.Find(name, scope.SelectMany(other => other.Properties.Keys)));
        }
    }

    private static List<(string Pointer, string Name)> Required(StrictSchema schema)
    {
        var node = schema.Node;
        List<(string, string)> names = [.. node.Required.Select((name, index) => ($"{schema.PointerOf("required")}/{index}", name))];
        Add("dependentRequired", node.DependentRequired);
        Add("dependencies", node.Dependencies);
        foreach (var (trigger, dependent) in node.DependentSchemas)
        {
            names.Add((dependent.Pointer, trigger));
        }

        return names;

        void Add(string keyword, List<(string Trigger, List<string> Needed)> items)
        {
            foreach (var (trigger, needed) in items)
            {
                var pointer = $"{schema.PointerOf(keyword)}/{JsonPointer.Escape(trigger)}";
                names.Add((pointer, trigger));
                names.AddRange(needed.Select((name, index) => ($"{pointer}/{index}", name)));
            }
        }
    }

    private void FindForbidden(StrictSchema schema, WarningList warnings)
    {
        var node = schema.Node;
        var others = new HashSet<SchemaNode>();
        foreach (var other in _together.Of(node))
        {
            AddInPlace(other, others);
        }

        var forbidden = others.SelectMany(other => other.Properties.Keys).Distinct().Where(name => !Declares(node, name)).ToArray();
        if (forbidden.Length > 0)
        {
            var list = string.Join("', '", forbidden.Take(MostListed));
            warnings.Add(
                SchemaWarningKind.Unsatisfiable,
                schema.PointerOf("additionalProperties"),
                $"It forbids members that another schema of the same object declares: '{list}'{(forbidden.Length > MostListed ? ", …" : "")}.");
        }
    }

    /// <summary>Every schema for the same object, whether under a condition or not.</summary>
    private HashSet<SchemaNode> ScopeOf(SchemaNode node)
    {
        var above = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>([node]);
        while (open.TryPop(out var next))
        {
            if (!above.Add(next))
            {
                continue;
            }

            if (_together.IsInPlace(next))
            {
                open.Push(next.Parent!);
            }

            if (_referrers.TryGetValue(next, out var referrers))
            {
                referrers.ForEach(open.Push);
            }
        }

        var scope = new HashSet<SchemaNode>();
        foreach (var other in above.SelectMany(_together.Of))
        {
            AddInPlace(other, scope);
        }

        return scope;
    }

    private static void AddInPlace(SchemaNode node, HashSet<SchemaNode> found)
    {
        var open = new Stack<SchemaNode>([node]);
        while (open.TryPop(out var next))
        {
            if (found.Add(next))
            {
                next.InPlace().ForEach(open.Push);
            }
        }
    }

    private static bool IsDeclared(HashSet<SchemaNode> scope, string name) => scope.Any(other => Declares(other, name));

    private static bool Declares(SchemaNode node, string name) =>
        node.Properties.ContainsKey(name) || node.PatternProperties.Exists(pattern => pattern.Pattern.IsMatch(Encoding.UTF8.GetBytes(name)));
}
