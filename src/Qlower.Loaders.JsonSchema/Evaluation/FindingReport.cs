using Qlower.Loaders.JsonSchema.TreeEvaluation;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Turns failures within a buffered value into findings, with the same detail as those of the streaming evaluation.</summary>
/// <param name="buffered">The value, which provides the places within it.</param>
/// <param name="target">Receives the findings that no branch of the tree evaluation defers.</param>
/// <param name="context">The conditional branch, as in <see cref="PlanInUse.Context"/>.</param>
/// <param name="branch">The branch of the tree evaluation that defers the findings; null for none.</param>
internal sealed class FindingReport(BufferedValues buffered, ConditionalBranches target, int context, BranchState? branch = null) : TreeReport
{
    private BranchState Inner => branch!;

    public override void Fail(in TreeFailure failure) => Accept(buffered.Describe(failure));

    public override TreeReport Branch(bool isWarning)
    {
        var inner = new BranchState();
        inner.Reset(0, 0, buffered.TreeDepth, isQuiet: false, isMuted: false, isWarning);
        return new FindingReport(buffered, target, context, inner);
    }

    public override void Settle(TreeReport report)
    {
        var inner = BranchOf(report);
        inner.Announce(null, 0);
        inner.Deferred.ForEach(Accept);

        // Counts that are repeated on each level would soon exceed any number. Warnings are no errors.
        var dropped = inner.IsWarning ? 0 : inner.Dropped;
        if (branch is null)
        {
            target.AddDropped(dropped, context);
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

        if (BranchOf(closest).Deferred.Count > 0)
        {
            BranchOf(closest).Announce(failure.Site.Location, branches.Count - 1);
            Settle(closest);
        }
        else
        {
            Fail(failure);
        }
    }

    private static BranchState BranchOf(TreeReport report) => ((FindingReport)report).Inner;

    private void Accept(DeferredFinding deferred)
    {
        if (branch is null)
        {
            target.Accept(deferred, deferred.Finding.IsWarning, context);
        }
        else
        {
            branch.Defer(deferred, !deferred.Finding.IsWarning || branch.IsWarning);
        }
    }
}
