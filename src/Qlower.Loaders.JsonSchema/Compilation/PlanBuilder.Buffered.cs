using System.Text.Json;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Keywords that need the whole value, and those that can be rewritten so that they do not.</summary>
internal sealed partial class PlanBuilder
{
    private readonly List<BufferedRule> _buffered = [];
    private readonly Dictionary<SchemaNode, SchemaNode?> _streamed = [];
    private int _streamedIds;

    private void FillBuffered(Plan plan, List<PlanRoot> nodes)
    {
        List<BufferedRule> forObjects = [];
        List<BufferedRule> forArrays = [];
        foreach (var root in nodes)
        {
            AddBufferedRules(root, JsonValueKind.Object, forObjects);
            AddBufferedRules(root, JsonValueKind.Array, forArrays);
        }

        plan.BufferedForObjects = [.. forObjects];
        plan.BufferedForArrays = [.. forArrays];
        _buffered.AddRange(forObjects);
        _buffered.AddRange(forArrays);
    }

    /// <summary>In the order of the schema, each location once.</summary>
    private BufferedKeyword[] BufferedKeywords() => _buffered.Count == 0 ? [] :
    [
        .. _buffered.OrderBy(rule => rule.Node.Id).ThenBy(rule => rule.Site.Location, StringComparer.Ordinal)
            .Select(rule => new BufferedKeyword(rule.Site.Keyword, rule.Site.Location)).DistinctBy(item => item.SchemaLocation),
    ];

    private void AddBufferedRules(PlanRoot root, JsonValueKind kind, List<BufferedRule> rules)
    {
        var node = root.Node;
        foreach (var literals in node.Literals)
        {
            if (literals.Has(kind))
            {
                var site = node.SiteOf(literals.Keyword, literals.Expected, root.IsWarning);
                rules.Add(new BufferedRule(BufferedKind.Literals, node, site, literals));
            }
        }

        if (kind == JsonValueKind.Object)
        {
            if (node.UnevaluatedProperties is { Boolean: not true } && !IsStreamed(node))
            {
                Add(BufferedKind.UnevaluatedProperties, "unevaluatedProperties");
            }

            return;
        }

        if (node.Contains is not null && (node.MinContains > 0 || node.MaxContains is not null))
        {
            Add(BufferedKind.Contains, "contains");
        }

        if (node.UniqueItems)
        {
            Add(BufferedKind.UniqueItems, "uniqueItems");
        }

        if (node.UnevaluatedItems is { Boolean: not true } && !IsStreamed(node))
        {
            Add(BufferedKind.UnevaluatedItems, "unevaluatedItems");
        }

        void Add(BufferedKind ruleKind, string keyword) =>
            rules.Add(new BufferedRule(ruleKind, node, node.SiteOf(keyword, null, root.IsWarning)));
    }

    private bool IsStreamed(SchemaNode node) => Streamed(node) is not null;

    /// <summary>
    /// The keywords that <c>unevaluatedProperties</c> and <c>unevaluatedItems</c> of an object reduce to when no condition affects what else
    /// evaluates the value: <c>additionalProperties</c> and <c>items</c> in addition to all other keywords.
    /// </summary>
    /// <returns>Null when there is a condition.</returns>
    private SchemaNode? Streamed(SchemaNode node)
    {
        if (node.UnevaluatedProperties is null && node.UnevaluatedItems is null)
        {
            return null;
        }

        if (!_streamed.TryGetValue(node, out var known))
        {
            known = MakeStreamed(node);
            _streamed.Add(node, known);
        }

        return known;
    }

    private SchemaNode? MakeStreamed(SchemaNode node)
    {
        var parts = new List<SchemaNode>();
        CollectParts(node, parts);
        if (parts.Exists(part => part.AnyOf.Count + part.OneOf.Count + part.DependentSchemas.Count > 0 || part.If is not null
            || (part.Contains is not null && node.UnevaluatedItems is not null)))
        {
            return null;
        }

        // Nothing refers to this object, so its number must only differ from all others.
        var made = new SchemaNode { Id = --_streamedIds, Pointer = node.Pointer, Holder = node.Holder, Parent = node.Parent };
        var anything = new SchemaNode { Id = --_streamedIds, Pointer = node.Pointer, Holder = node.Holder, Parent = node, Boolean = true };
        foreach (var part in parts)
        {
            foreach (var name in part.Properties.Keys)
            {
                made.Properties[name] = anything;
            }

            made.PatternProperties.AddRange(part.PatternProperties.Select(item => (item.Pattern, anything)));
        }

        var longest = parts.Max(part => part.PrefixItems.Count);
        made.PrefixItems.AddRange(Enumerable.Repeat(anything, longest));
        made.AdditionalProperties = parts.Exists(part => part.AdditionalProperties is not null
            || (part != node && part.UnevaluatedProperties is not null)) ? null : node.UnevaluatedProperties;
        made.Items = parts.Exists(part => part.Items is not null
            || (part != node && part.UnevaluatedItems is not null)) ? null : node.UnevaluatedItems;
        return made;
    }

    private static void CollectParts(SchemaNode node, List<SchemaNode> parts)
    {
        if (!parts.Contains(node))
        {
            parts.Add(node);
            foreach (var part in node.References.Select(item => item.Target).Concat(node.AllOf))
            {
                CollectParts(part, parts);
            }
        }
    }
}
