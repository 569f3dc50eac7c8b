using Qlower.Loaders.JsonSchema.TreeEvaluation;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Makes findings of failures inside a value that the streaming evaluator held, with the same detail as its own.</summary>
internal sealed class FindingReport(Evaluator evaluator, int context, BranchContext? branch = null) : TreeReport
{
    public override void Fail(in TreeFailure failure)
    {
        var held = evaluator.Describe(failure);
        if (branch is null)
        {
            evaluator.AcceptInside(held, held.Finding.IsAdvice, context);
        }
        else
        {
            branch.Hold(held, !held.Finding.IsAdvice || branch.IsAdvice);
        }
    }

    public override TreeReport Branch(bool isAdvice)
    {
        var inner = new BranchContext();
        inner.Reset(0, 0, evaluator.DepthInside, isQuiet: false, isMuted: false, isAdvice);
        return new FindingReport(evaluator, context, inner);
    }

    public override void Settle(TreeReport report)
    {
        var inner = BranchOf(report);
        inner.Announce(null, 0);
        foreach (var held in inner.Held)
        {
            if (branch is null)
            {
                evaluator.AcceptInside(held, held.Finding.IsAdvice, context);
            }
            else
            {
                branch.Hold(held, !held.Finding.IsAdvice || branch.IsAdvice);
            }
        }

        // What is told again and again on each level would soon exceed any number. Advice is no error.
        var dropped = inner.IsAdvice ? 0 : inner.Dropped;
        if (branch is null)
        {
            evaluator.DropInside(dropped, context);
        }
        else
        {
            branch.Dropped = Math.Min(branch.Dropped + dropped, int.MaxValue);
        }
    }

    public override void FailAll(in TreeFailure failure, List<TreeReport> branches)
    {
        var closest = branches[0];
        foreach (var report in branches)
        {
            closest = BranchOf(report).IsCloserThan(BranchOf(closest)) ? report : closest;
        }

        if (BranchOf(closest).Held.Count > 0)
        {
            BranchOf(closest).Announce(failure.Site.Location, branches.Count - 1);
            Settle(closest);
        }
        else
        {
            Fail(failure);
        }
    }

    private static BranchContext BranchOf(TreeReport report) => ((FindingReport)report).Inner;

    private BranchContext Inner => branch!;
}
