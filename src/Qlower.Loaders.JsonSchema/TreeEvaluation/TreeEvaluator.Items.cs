using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>Arrays.</summary>
internal sealed partial class TreeEvaluator
{
    private bool Items(in Visit visit)
    {
        var node = visit.Node;
        var passed = Count(visit, "minItems", node.MinItems, "maxItems", node.MaxItems);
        if (node.PrefixItems.Count > 0 || node.Items is not null)
        {
            passed &= (passed || visit.Report is not null) && EachItem(visit);
        }

        if (node.Contains is not null)
        {
            passed &= (passed || visit.Report is not null) && Contains(visit);
        }

        return passed & (!node.UniqueItems || AreUnique(visit));
    }

    private bool EachItem(in Visit visit)
    {
        var prefix = visit.Node.PrefixItems;
        var rest = visit.Node.Items;
        var passed = true;
        var index = 0;
        var end = tree.After(visit.Value);
        for (var item = visit.Value + 1; item < end; item = tree.After(item))
        {
            if ((index < prefix.Count ? prefix[index] : rest) is { } schema)
            {
                _path.Add(new PathStep(-1, index));
                passed &= Sub(visit, schema, item, visit.Report, null);
                _path.RemoveAt(_path.Count - 1);
                visit.Marks?.Mark(index);
            }

            if (!passed && visit.Report is null)
            {
                return false;
            }

            index++;
        }

        if (visit.Report is { ReportsAnnotations: true } report && index > 0)
        {
            AnnotateItems(report, visit.Node, index);
        }

        return passed;
    }

    private static void AnnotateItems(TreeReport report, SchemaNode node, int count)
    {
        var isOld = node.Dialect != SchemaDialect.Draft202012;
        var prefix = node.PrefixItems.Count;
        if (prefix > 0)
        {
            report.Annotate(node, isOld ? "items" : "prefixItems", prefix >= count ? "true" : Text(prefix - 1));
        }

        if (node.Items is not null && count > prefix)
        {
            report.Annotate(node, isOld && prefix > 0 ? "additionalItems" : "items", "true");
        }
    }

    /// <summary>Evaluates <c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
    public bool Contains(in Visit visit)
    {
        var node = visit.Node;
        var report = visit.Report is { ReportsAnnotations: true } ? visit.Report : null;
        var marks = node.Dialect == SchemaDialect.Draft202012 ? visit.Marks : null;
        var matches = report is null ? null : new List<int>();
        var count = 0L;
        var index = 0;
        var end = tree.After(visit.Value);
        for (var item = visit.Value + 1; item < end; item = tree.After(item))
        {
            _path.Add(new PathStep(-1, index));
            if (Sub(visit, node.Contains!, item, null, null))
            {
                count++;
                marks?.Mark(index);
                if (report is not null)
                {
                    matches!.Add(index);
                    Sub(visit, node.Contains!, item, report, null);
                }
            }

            _path.RemoveAt(_path.Count - 1);
            index++;
            if (visit.Report is null && marks is null && node.MaxContains is null && count >= node.MinContains)
            {
                return true;
            }
        }

        if (report is not null && matches!.Count > 0)
        {
            report.Annotate(node, "contains", matches.Count == index ? "true" : $"[{string.Join(',', matches)}]");
        }

        var passed = true;
        if (count < node.MinContains)
        {
            passed = Fail(visit, node.MinContains == 1 ? "contains" : "minContains", Text(node.MinContains), actual: Text(count));
        }

        return count > node.MaxContains
            ? Fail(visit, "maxContains", Text(node.MaxContains.Value), actual: Text(count))
            : passed;
    }

    /// <summary>Evaluates <c>uniqueItems</c>; a failure is reported at the second of two equal items.</summary>
    public bool AreUnique(in Visit visit)
    {
        if (_hash.FindEqualItems(tree, visit.Value) is not { } pair)
        {
            return true;
        }

        if (visit.Report is not null)
        {
            var item = visit.Value + 1;
            for (var i = 0; i < pair.Second; i++)
            {
                item = tree.After(item);
            }

            _path.Add(new PathStep(-1, pair.Second));
            Fail(visit with { Value = item }, "uniqueItems", $"other than item {Text(pair.First)}");
            _path.RemoveAt(_path.Count - 1);
        }

        return false;
    }

    /// <summary>Applies <c>unevaluatedItems</c> to the items that are not marked.</summary>
    public bool UnevaluatedItems(in Visit visit)
    {
        if (visit.Node.UnevaluatedItems is not { } schema)
        {
            return true;
        }

        var passed = true;
        var isApplied = false;
        var index = 0;
        var end = tree.After(visit.Value);
        for (var item = visit.Value + 1; item < end; item = tree.After(item))
        {
            if (!visit.Marks!.IsMarked(index))
            {
                isApplied = true;
                _path.Add(new PathStep(-1, index));
                passed &= Sub(visit, schema, item, visit.Report, null);
                _path.RemoveAt(_path.Count - 1);
            }

            index++;
        }

        if (isApplied)
        {
            visit.Report?.Annotate(visit.Node, "unevaluatedItems", "true");
        }

        visit.Marks!.MarkAll();
        return passed;
    }

    /// <summary>Evaluates the objects or arrays among the literals of <c>enum</c> or <c>const</c>.</summary>
    public bool IsAmong(in Visit visit, StructuredLiterals literals) =>
        literals.Contains(tree, visit.Value) || Fail(visit, literals.Keyword, literals.Expected);
}
