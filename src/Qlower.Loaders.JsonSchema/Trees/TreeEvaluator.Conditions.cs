using Qlower.Loaders.JsonSchema.Compilation;

namespace Qlower.Loaders.JsonSchema.Trees;

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
        var failed = visit.Report is null ? null : new List<TreeReport>();
        var passed = false;
        foreach (var branch in visit.Node.AnyOf)
        {
            var report = visit.Report?.Branch(visit.IsAdvice);
            if (!Sub(visit, branch, visit.Value, report, visit.Marks))
            {
                failed?.Add(report!);
                continue;
            }

            passed = true;
            if (report is not null)
            {
                visit.Report!.Settle(report);
            }
            else if (visit.Marks is null)
            {
                return true;
            }
        }

        if (!passed)
        {
            FailAll(visit, "anyOf", failed);
        }

        return passed;
    }

    private bool OneOf(in Visit visit)
    {
        var failed = visit.Report is null ? null : new List<TreeReport>();
        TreeReport? settled = null;
        var passed = 0;
        foreach (var branch in visit.Node.OneOf)
        {
            var report = visit.Report?.Branch(visit.IsAdvice);
            if (Sub(visit, branch, visit.Value, report, visit.Marks))
            {
                passed++;
                settled = report;
            }
            else
            {
                failed?.Add(report!);
            }
        }

        if (passed == 1)
        {
            if (settled is not null)
            {
                visit.Report!.Settle(settled);
            }

            return true;
        }

        return passed > 1 ? Fail(visit, "oneOf", null) : FailAll(visit, "oneOf", failed);
    }

    private bool If(in Visit visit, SchemaNode condition)
    {
        var report = visit.Report?.Condition();
        var holds = Sub(visit, condition, visit.Value, report, visit.Marks);
        if (holds && report is not null)
        {
            visit.Report!.Settle(report);
        }

        return (holds ? visit.Node.Then : visit.Node.Else) is not { } branch
            || Sub(visit, branch, visit.Value, visit.Report, visit.Marks);
    }

    private static bool FailAll(in Visit visit, string keyword, List<TreeReport>? branches)
    {
        if (branches is not null)
        {
            var site = visit.Node.SiteOf(keyword, null, visit.IsAdvice);
            visit.Report!.FailAll(new TreeFailure(site, visit.Node, visit.Value), branches);
        }

        return false;
    }
}
