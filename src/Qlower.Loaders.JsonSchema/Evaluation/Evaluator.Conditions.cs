using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Conditional keywords: their branches run side by side, their findings wait for the verdict.</summary>
internal sealed partial class Evaluator
{
    // Index 0 stands for no branch at all.
    private readonly List<BranchContext> _contexts = [new BranchContext()];
    private OpenCondition[] _conditions = new OpenCondition[16];
    private static readonly Conditional Sharing = new(ConditionalKind.Shared, new Site("", "", null, null, false), new Plan?[1]);

    private int _contextTop = 1;

    /// <summary>Contexts opened for the coming value so that plans can be shared, a condition for each.</summary>
    private int _sharedPlans;

    private int _conditionTop;

    private bool IsDead(int context) => context != 0 && _contexts[context].HasFailed && _contexts[context].IsQuiet;

    private bool IsMuted(int context) => context != 0 && _contexts[context].IsMuted;

    /// <summary>Adds the plans of conditional branches to those of a value.</summary>
    private void BeginValue(int start, in ScalarValue value)
    {
        _valueConditions = _conditionTop - _sharedPlans;
        _valueContexts = _contextTop - _sharedPlans;
        _sharedPlans = 0;
        for (var i = start; i < _planTop; i++)
        {
            foreach (var conditional in _plans[i].Plan.Conditionals)
            {
                if (conditional.Kind == ConditionalKind.DependentSchema)
                {
                    if (value.Kind == JsonValueKind.Object)
                    {
                        Branch(conditional, _plans[i].Context, _plans[i].Bits);
                    }
                }

                // Most scalars pass; only a failure is worth the machinery.
                else if (conditional.MustBeSeen || value.Kind is JsonValueKind.Object or JsonValueKind.Array
                    || !ScalarVerdict.Passes(conditional, value))
                {
                    Branch(conditional, _plans[i].Context, _plans[i].Bits);
                }
            }
        }
    }

    /// <summary>
    /// Puts a plan to work on the coming value. Where several branches want the same plan it works once for all of them: otherwise a
    /// schema that leads back to itself by two ways would double the work with every level of the instance.
    /// </summary>
    private void Describe(Plan plan, int context)
    {
        for (var i = ValuePlans; i < _planTop; i++)
        {
            ref var use = ref _plans[i];
            if (use.Plan == plan && (use.Context == context || (context != 0 && use.Context != 0 && Share(ref use, context))))
            {
                return;
            }
        }

        PushPlan(plan, context);
    }

    private bool Share(ref PlanInUse use, int context)
    {
        var (branch, other) = (_contexts[context], _contexts[use.Context]);
        if (branch.IsMuted != other.IsMuted || branch.IsAdvice != other.IsAdvice)
        {
            return false;
        }

        if (use.Context < _contextTop - _sharedPlans)
        {
            OpenShared(use.Context, other);
            use.Context = _contextTop - 1;
        }

        var shared = _contexts[use.Context];
        shared.Sharers.Add(context);
        shared.IsQuiet &= branch.IsQuiet;
        return true;
    }

    private void OpenShared(int context, BranchContext branch)
    {
        OpenCondition(new OpenCondition(Sharing, context, _contextTop, -1));
        var shared = OpenContext(context, branch.IsQuiet, branch.IsMuted, branch.IsAdvice);
        shared.Sharers.Add(context);
        _sharedPlans++;
    }

    private void OpenCondition(in OpenCondition condition)
    {
        if (_conditionTop == _conditions.Length)
        {
            Array.Resize(ref _conditions, _conditionTop * 2);
        }

        _conditions[_conditionTop++] = condition;
    }

    /// <summary>Opens a context of the condition that was opened last.</summary>
    private BranchContext OpenContext(int parent, bool isQuiet, bool isMuted, bool isAdvice)
    {
        if (_contextTop == _contexts.Count)
        {
            _contexts.Add(new BranchContext());
        }

        var context = _contexts[_contextTop++];
        context.Reset(parent, _conditionTop - 1, _valueDepth, isQuiet, isMuted, isAdvice);
        return context;
    }

    private void Branch(Conditional conditional, int context, int bits)
    {
        var parent = _contexts[context];
        var isQuiet = _stopsAtFirst || (context != 0 && parent.IsQuiet);
        var isNot = conditional.Kind == ConditionalKind.Not;
        OpenCondition(new OpenCondition(conditional, context, _contextTop, bits));
        for (var i = 0; i < conditional.Branches.Length; i++)
        {
            var isIf = i == 0 && conditional.Kind == ConditionalKind.IfThenElse;
            OpenContext(context, isQuiet || isNot || isIf, isNot || (context != 0 && parent.IsMuted), conditional.Site.IsAdvice);
            if (conditional.Branches[i] is { } plan)
            {
                PushPlan(plan, _contextTop - 1, bits);
            }
        }
    }

    /// <summary>Gives the verdicts on a value that has ended, inner ones first.</summary>
    private void ResolveFrom(int firstCondition, int firstContext, in ScalarValue value)
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
                if (IsSeen(condition.Bits, condition.Keyword.Trigger))
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

        if (passed == 0 && closest.Held.Count > 0)
        {
            closest.Announce(condition.Keyword.Site.Location, condition.Keyword.Branches.Length - 1);
            Settle(closest, condition);
        }
        else if (passed == 0)
        {
            Report(condition.Keyword.Site, condition.Context, value);
        }
    }

    /// <summary>Every branch that shared the plan gets what came of it.</summary>
    private void Distribute(BranchContext shared)
    {
        foreach (var context in shared.Sharers)
        {
            foreach (var held in shared.Held)
            {
                Accept(held, held.Finding.IsAdvice, context);
            }

            if (shared.HasFailed)
            {
                AddDropped(shared.Dropped, context);
                Accept(null, shared.IsAdvice, context);
            }
        }
    }

    /// <summary>This branch counts: what it held goes on.</summary>
    private void Settle(BranchContext branch, in OpenCondition condition)
    {
        if (branch.IsForwarding)
        {
            return;
        }

        branch.Announce(null, 0);
        foreach (var held in branch.Held)
        {
            Accept(held, held.Finding.IsAdvice, branch.Parent);
        }

        branch.Held.Clear();
        if (branch.HasFailed)
        {
            AddDropped(condition.Keyword.Site.IsAdvice ? 0 : branch.Dropped, branch.Parent);
            Accept(null, condition.Keyword.Site.IsAdvice, branch.Parent);
        }
    }

    private void AddDropped(long count, int context)
    {
        if (context == 0)
        {
            _errors += count;
        }
        else
        {
            _contexts[context].Dropped += count;
        }
    }

    /// <summary>A failure, with its finding unless only the verdict matters, reaches a branch or, at 0, the sink.</summary>
    private void Accept(HeldFinding? held, bool isAdvice, int context)
    {
        if (context == 0)
        {
            if (held is not null)
            {
                _errors += isAdvice ? 0 : 1;
                _sink.OnFinding(held.Finding);
            }
            else if (_stopsAtFirst && !isAdvice)
            {
                _errors++;
            }

            return;
        }

        var branch = _contexts[context];
        var isFailure = !isAdvice || branch.IsAdvice;
        if (isFailure && !branch.HasFailed)
        {
            branch.HasFailed = true;
            DecideElse(branch, context);
        }

        if (branch.IsForwarding)
        {
            Accept(held, isAdvice, branch.Parent);
        }
        else if (held is not null && !branch.IsQuiet)
        {
            branch.Hold(held, isFailure);
            if (branch.IsWrong)
            {
                GiveUp(branch);
            }
        }
    }

    /// <summary>A branch that is of the wrong kind is followed no further while another one may still be the one that is meant.</summary>
    private void GiveUp(BranchContext branch)
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

    /// <summary>Once <c>if</c> has failed, <c>then</c> is void and <c>else</c> need not wait any longer.</summary>
    private void DecideElse(BranchContext branch, int context)
    {
        var condition = _conditions[branch.Condition];
        if (condition.Keyword.Kind != ConditionalKind.IfThenElse || context != condition.FirstBranch)
        {
            return;
        }

        var then = _contexts[context + 1];
        then.IsQuiet = then.HasFailed = true;
        then.Held.Clear();
        var otherwise = _contexts[context + 2];
        Settle(otherwise, condition);
        otherwise.IsForwarding = true;
    }
}
