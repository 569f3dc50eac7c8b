using System.Globalization;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>Objects.</summary>
internal sealed partial class TreeEvaluator
{
    private bool Members(in Visit visit)
    {
        var passed = Count(visit, "minProperties", visit.Node.MinProperties, "maxProperties", visit.Node.MaxProperties);
        var names = visit.Node.Names;
        if (!names.ConcernsMembers || (!passed && visit.Report is null))
        {
            return passed;
        }

        var seen = new bool[names.Count];
        var applied = visit.Report is { ReportsAnnotations: true } ? new AppliedNames(visit.Node) : null;
        var index = 0;
        var end = tree.After(visit.Value);
        for (var key = visit.Value + 1; key < end; key = tree.After(key + 1))
        {
            var id = tree.IsOversized(key) ? -1 : names.Find(tree.Text(key));
            if (id >= 0)
            {
                seen[id] = true;
            }

            _path.Add(new PathStep(key, index));
            passed &= Member(visit, key, index, id < 0 ? null : names.Members[id], applied);
            _path.RemoveAt(_path.Count - 1);
            if (!passed && visit.Report is null)
            {
                return false;
            }

            index++;
        }

        applied?.ReportTo(visit.Report!);
        return passed & Needed(visit, names, seen) && passed;
    }

    private bool Member(in Visit visit, int key, int index, SchemaNode? known, AppliedNames? applied)
    {
        var node = visit.Node;
        var passed = true;
        var found = known is not null;
        if (node.PropertyNames is not null && !tree.IsOversized(key))
        {
            passed = Sub(visit, node.PropertyNames, key, visit.Report, null);
        }

        if (known is not null)
        {
            applied?.Add("properties", tree.Text(key));
            passed &= Sub(visit, known, key + 1, visit.Report, null);
        }

        foreach (var (pattern, schema) in node.PatternProperties)
        {
            if (!tree.IsOversized(key) && pattern.IsMatch(tree.Text(key)))
            {
                found = true;
                applied?.Add("patternProperties", tree.Text(key));
                passed &= Sub(visit, schema, key + 1, visit.Report, null);
            }
        }

        if (!found && node.AdditionalProperties is not null)
        {
            found = true;
            applied?.Add("additionalProperties", tree.Text(key));
            passed &= Sub(visit, node.AdditionalProperties, key + 1, visit.Report, null);
        }

        if (found)
        {
            visit.Marks?.Mark(index);
        }

        return passed;
    }

    private bool Needed(in Visit visit, NodeNames names, bool[] seen)
    {
        var passed = true;
        foreach (var id in names.Required)
        {
            passed &= seen[id] || Fail(visit, "required", null, missing: names.Text(id));
        }

        foreach (var (keyword, name, trigger, needed) in names.DependentRequired)
        {
            foreach (var id in needed)
            {
                passed &= !seen[trigger] || seen[id] || Fail(visit, keyword, name, missing: names.Text(id));
            }
        }

        foreach (var (trigger, schema) in names.DependentSchemas)
        {
            passed &= !seen[trigger] || Sub(visit, schema, visit.Value, visit.Report, visit.Marks);
        }

        return passed;
    }

    /// <summary>Applies <c>unevaluatedProperties</c> to the members that are not marked.</summary>
    public bool UnevaluatedProperties(in Visit visit)
    {
        if (visit.Node.UnevaluatedProperties is not { } schema)
        {
            return true;
        }

        var passed = true;
        var applied = visit.Report is { ReportsAnnotations: true } ? new AppliedNames(visit.Node) : null;
        var index = 0;
        var end = tree.After(visit.Value);
        for (var key = visit.Value + 1; key < end; key = tree.After(key + 1))
        {
            if (!visit.Marks!.IsMarked(index))
            {
                _path.Add(new PathStep(key, index));
                applied?.Add("unevaluatedProperties", tree.Text(key));
                passed &= Sub(visit, schema, key + 1, visit.Report, null);
                _path.RemoveAt(_path.Count - 1);
            }

            index++;
        }

        applied?.ReportTo(visit.Report!);
        visit.Marks!.MarkAll();
        return passed;
    }

    private bool Count(in Visit visit, string minName, long? minimum, string maxName, long? maximum)
    {
        var count = tree.Count(visit.Value);
        var passed = !(count < minimum) || Fail(visit, minName, Text(minimum.Value), actual: Text(count));
        return (!(count > maximum) || Fail(visit, maxName, Text(maximum.Value), actual: Text(count))) && passed;
    }

    private static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);
}
