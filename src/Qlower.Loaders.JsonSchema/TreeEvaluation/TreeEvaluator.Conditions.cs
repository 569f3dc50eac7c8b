using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>Keywords whose verdict depends on whether other schemas accept the value.</summary>
internal sealed partial class TreeEvaluator
{
    private bool Conditions(in Visit visit)
    {
        var node = visit.Node;
        var passed = node.AnyOf.Count == 0 || AnyOf(visit);
        passed &= node.OneOf.Count == 0 || OneOf(visit);
        if (node.Not is not null && Sub(visit, node.Not, visit.Value, null, null))
        {
            passed = Fail(visit, "not", null);
        }

        if (node.If is not null)
        {
            passed &= If(visit, node.If);
        }

        return passed;
    }

    private bool AnyOf(in Visit visit)
    {
        var accepting = visit.Report is null ? null : new List<SchemaNode>();
        var enough = visit.Report is null && visit.Marks is null ? 1 : int.MaxValue;
        return Accepting(visit, visit.Node.AnyOf, enough, accepting) > 0
            ? ReportAccepting(visit, accepting)
            : FailAll(visit, "anyOf", visit.Node.AnyOf);
    }

    private bool OneOf(in Visit visit)
    {
        var accepting = visit.Report is null ? null : new List<SchemaNode>();
        return Accepting(visit, visit.Node.OneOf, enough: 2, accepting) switch
        {
            0 => FailAll(visit, "oneOf", visit.Node.OneOf),
            1 => ReportAccepting(visit, accepting),
            _ => Fail(visit, "oneOf", null),
        };
    }

    private bool If(in Visit visit, SchemaNode condition)
    {
        var holds = Sub(visit, condition, visit.Value, null, visit.Marks);
        if (holds && visit.Report is { ReportsAnnotations: true })
        {
            Sub(visit, condition, visit.Value, visit.Report, null);
        }

        return (holds ? visit.Node.Then : visit.Node.Else) is not { } branch
            || Sub(visit, branch, visit.Value, visit.Report, visit.Marks);
    }

    /// <summary>
    /// Counts the branches that accept the value, up to a sufficient number. Verdicts come first, so that nothing is reported that does not
    /// count in the end.
    /// </summary>
    private int Accepting(in Visit visit, List<SchemaNode> branches, int enough, List<SchemaNode>? accepting)
    {
        var count = 0;
        for (var i = 0; i < branches.Count && count < enough; i++)
        {
            if (Sub(visit, branches[i], visit.Value, null, visit.Marks))
            {
                count++;
                accepting?.Add(branches[i]);
            }
        }

        return count;
    }

    /// <summary>A branch that passes may still have annotations to report, or warnings.</summary>
    private bool ReportAccepting(in Visit visit, List<SchemaNode>? branches)
    {
        if (branches is not null && visit.Report is { ReportsAnnotations: true } or { ReportsWarnings: true })
        {
            foreach (var branch in branches)
            {
                Sub(visit, branch, visit.Value, visit.Report, null);
            }
        }

        return true;
    }

    private bool FailAll(in Visit visit, string keyword, List<SchemaNode> branches)
    {
        if (visit.Report is { } report)
        {
            var reports = new List<TreeReport>();
            foreach (var branch in branches)
            {
                reports.Add(report.Branch(visit.IsWarning));
                Sub(visit, branch, visit.Value, reports[^1], null);
            }

            var site = visit.Node.SiteOf(keyword, null, visit.IsWarning);
            report.FailAll(new TreeFailure(site, visit.Node, visit.Value), reports);
        }

        return false;
    }
}
