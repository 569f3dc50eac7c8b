using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>The verdicts of conditional keywords, and the delivery of the findings of their branches.</summary>
internal sealed partial class ConditionalBranches
{
    /// <summary>Reports that the current value fails a keyword.</summary>
    public void Report(Site site, int context, in ScalarValue value, string? missing = null, long actualCount = -1, bool isFalse = false) =>
        Accept(IsQuiet(context) ? null : findings.Describe(site, value, missing, actualCount, isFalse), site.IsWarning, context);

    /// <summary>Ends the branches of a value that has ended, inner ones first.</summary>
    public void ResolveFrom(int firstCondition, int firstContext, in ScalarValue value)
    {
        for (var i = _conditionTop - 1; i >= firstCondition; i--)
        {
            Resolve(_conditions[i], value);
        }

        _conditionTop = firstCondition;
        _contextTop = firstContext;
    }

    private void Resolve(in OpenCondition condition, in ScalarValue value)
    {
        var first = condition.FirstBranch;
        var count = condition.Keyword.Branches.Length;
        var passed = 0;
        for (var i = first; i < first + count; i++)
        {
            passed += _contexts[i].HasFailed ? 0 : 1;
        }

        switch (condition.Keyword.Kind)
        {
            case ConditionalKind.Not when passed > 0:
            case ConditionalKind.OneOf when passed > 1:
                Report(condition.Keyword.Site, condition.Context, value);
                break;
            case ConditionalKind.Not:
                break;
            case ConditionalKind.Shared:
                Distribute(_contexts[first]);
                break;
            case ConditionalKind.DependentSchema:
                if (values.IsSeen(condition.Bits, condition.Keyword.Trigger))
                {
                    Settle(_contexts[first], condition);
                }

                break;
            case ConditionalKind.IfThenElse:
                Settle(_contexts[first + (_contexts[first].HasFailed ? 2 : 1)], condition);
                break;
            default:
                SettleAlternatives(condition, passed, value);
                break;
        }
    }

    private void SettleAlternatives(in OpenCondition condition, int passed, in ScalarValue value)
    {
        var first = condition.FirstBranch;
        var closest = _contexts[first];
        for (var i = first; i < first + condition.Keyword.Branches.Length; i++)
        {
            var branch = _contexts[i];
            if (passed > 0 && !branch.HasFailed)
            {
                Settle(branch, condition);
            }
            else if (passed == 0 && branch.IsCloserThan(closest))
            {
                closest = branch;
            }
        }

        if (passed == 0 && closest.Deferred.Count > 0)
        {
            closest.Announce(condition.Keyword.Site.Location, condition.Keyword.Branches.Length - 1);
            Settle(closest, condition);
        }
        else if (passed == 0)
        {
            Report(condition.Keyword.Site, condition.Context, value);
        }
    }

    /// <summary>Every branch that shared the plan receives its results.</summary>
    private void Distribute(BranchState shared)
    {
        foreach (var context in shared.Sharers)
        {
            foreach (var deferred in shared.Deferred)
            {
                Accept(deferred, deferred.Finding.IsWarning, context);
            }

            if (shared.HasFailed)
            {
                AddDropped(shared.Dropped, context);
                Accept(null, shared.IsWarning, context);
            }
        }
    }

    /// <summary>This branch counts: its deferred findings are passed to its parent.</summary>
    private void Settle(BranchState branch, in OpenCondition condition)
    {
        if (branch.IsForwarding)
        {
            return;
        }

        branch.Announce(null, 0);
        foreach (var deferred in branch.Deferred)
        {
            Accept(deferred, deferred.Finding.IsWarning, branch.Parent);
        }

        branch.Deferred.Clear();
        if (branch.HasFailed)
        {
            AddDropped(condition.Keyword.Site.IsWarning ? 0 : branch.Dropped, branch.Parent);
            Accept(null, condition.Keyword.Site.IsWarning, branch.Parent);
        }
    }

    public void AddDropped(long count, int context)
    {
        if (context == 0)
        {
            findings.ErrorCount += count;
        }
        else
        {
            _contexts[context].Dropped += count;
        }
    }

    /// <summary>Passes a failure, with its finding unless only the verdict matters, to a branch or, for context 0, to the sink.</summary>
    public void Accept(DeferredFinding? deferred, bool isWarning, int context)
    {
        if (context == 0)
        {
            if (deferred is not null)
            {
                findings.Write(deferred.Finding);
            }
            else if (findings.StopsAtFirst && !isWarning)
            {
                findings.ErrorCount++;
            }

            return;
        }

        var branch = _contexts[context];
        var isFailure = !isWarning || branch.IsWarning;
        if (isFailure && !branch.HasFailed)
        {
            branch.HasFailed = true;
            DecideElse(branch, context);
        }

        if (branch.IsForwarding)
        {
            Accept(deferred, isWarning, branch.Parent);
        }
        else if (deferred is not null && !branch.IsQuiet)
        {
            branch.Defer(deferred, isFailure);
            if (branch.IsWrong)
            {
                SilenceWrong(branch);
            }
        }
    }

    /// <summary>Stops the findings of a branch of the wrong kind while another branch may still match.</summary>
    private void SilenceWrong(BranchState branch)
    {
        var (conditional, _, first, _) = _conditions[branch.Condition];
        if (conditional.Kind is ConditionalKind.AnyOf or ConditionalKind.OneOf)
        {
            for (var i = first; i < first + conditional.Branches.Length && !branch.IsQuiet; i++)
            {
                branch.IsQuiet = !_contexts[i].IsWrong;
            }
        }
    }

    /// <summary>Once <c>if</c> has failed, <c>then</c> is ignored and the findings of <c>else</c> are no longer deferred.</summary>
    private void DecideElse(BranchState branch, int context)
    {
        var condition = _conditions[branch.Condition];
        if (condition.Keyword.Kind != ConditionalKind.IfThenElse || context != condition.FirstBranch)
        {
            return;
        }

        var then = _contexts[context + 1];
        then.IsQuiet = then.HasFailed = true;
        then.Deferred.Clear();
        var otherwise = _contexts[context + 2];
        Settle(otherwise, condition);
        otherwise.IsForwarding = true;
    }
}
