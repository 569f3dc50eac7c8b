using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>
/// The members and items that a schema object evaluates, without its verdict, which is computed elsewhere: only conditions are evaluated. A failure of
/// what applies unconditionally is reported at its keyword, not once more as members and items that nothing evaluates.
/// </summary>
internal sealed partial class TreeEvaluator
{
    public MarkSet Evaluated(SchemaNode node, int value, bool isWarning)
    {
        var marks = new MarkSet(tree.Count(value));
        _marked.Clear();
        MarkEvaluated(new Visit(node, value, isWarning, null, marks), isOutermost: true);
        return marks;
    }

    private void MarkEvaluated(in Visit visit, bool isOutermost)
    {
        var (node, value, isWarning, _, marks) = visit;
        if (node.Boolean is not null || (node.IsShared && !_marked.Add(node)))
        {
            return;
        }

        foreach (var (_, target) in node.References)
        {
            MarkEvaluated(visit with { Node = target }, isOutermost: false);
        }

        MarkEach(visit, node.AllOf);
        if (isWarning)
        {
            MarkEach(visit, node.Warnings);
        }

        ApplyEach(visit, node.AnyOf);
        ApplyEach(visit, node.OneOf);

        if (node.If is not null && (Apply(visit with { Node = node.If }) ? node.Then : node.Else) is { } chosen)
        {
            MarkEvaluated(visit with { Node = chosen }, isOutermost: false);
        }

        foreach (var (trigger, schema) in node.DependentSchemas)
        {
            if (tree.FindMember(value, Encoding.UTF8.GetBytes(trigger)) >= 0)
            {
                MarkEvaluated(visit with { Node = schema }, isOutermost: false);
            }
        }

        if (tree.Kind(value) == JsonValueKind.Object)
        {
            MarkMembers(visit);
        }
        else
        {
            MarkItems(visit);
        }

        var rest = tree.Kind(value) == JsonValueKind.Object ? node.UnevaluatedProperties : node.UnevaluatedItems;
        if (!isOutermost && rest is not null)
        {
            marks!.MarkAll();
        }
    }

    private void MarkEach(in Visit visit, List<SchemaNode> parts)
    {
        foreach (var part in parts)
        {
            MarkEvaluated(visit with { Node = part }, isOutermost: false);
        }
    }

    private void ApplyEach(in Visit visit, List<SchemaNode> branches)
    {
        foreach (var branch in branches)
        {
            Apply(visit with { Node = branch });
        }
    }

    private void MarkMembers(in Visit visit)
    {
        var node = visit.Node;
        if (node.AdditionalProperties is not null)
        {
            visit.Marks!.MarkAll();
            return;
        }

        if (!node.HasObjectKeywords)
        {
            return;
        }

        var names = node.Names;
        var index = 0;
        var end = tree.After(visit.Value);
        for (var key = visit.Value + 1; key < end; key = tree.After(key + 1))
        {
            if (!tree.IsOversized(key))
            {
                var id = names.Find(tree.Text(key));
                if ((id >= 0 && names.Members[id] is not null) || MatchesPattern(node, key))
                {
                    visit.Marks!.Mark(index);
                }
            }

            index++;
        }
    }

    private bool MatchesPattern(SchemaNode node, int key)
    {
        foreach (var (pattern, _) in node.PatternProperties)
        {
            if (pattern.IsMatch(tree.Text(key)))
            {
                return true;
            }
        }

        return false;
    }

    private void MarkItems(in Visit visit)
    {
        var node = visit.Node;
        if (node.Items is not null)
        {
            visit.Marks!.MarkAll();
            return;
        }

        visit.Marks!.MarkFirst(node.PrefixItems.Count);
        if (node.Contains is not null)
        {
            Contains(visit);
        }
    }
}
