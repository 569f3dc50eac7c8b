using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>
/// Conditional keywords: their branches run side by side, and their findings are deferred until the verdict. A branch is identified by its index,
/// its context; context 0 is no branch at all.
/// </summary>
internal sealed partial class ConditionalBranches(OpenValues values, FindingWriter findings)
{
    private static readonly Conditional Sharing = new(ConditionalKind.Shared, new Site("", "", null, null, false), new Plan?[1]);

    private readonly List<BranchState> _contexts = [new BranchState()];
    private OpenCondition[] _conditions = new OpenCondition[16];
    private int _contextTop = 1;
    private int _conditionTop;

    /// <summary>Contexts opened for the coming value so that plans can be shared, a condition for each.</summary>
    private int _sharedPlans;

    /// <summary>Number of conditions whose value has not ended.</summary>
    public int ConditionTop => _conditionTop;

    public int ContextTop => _contextTop;

    /// <summary>Whether a plan of the coming value is shared.</summary>
    public bool HasSharedPlans => _sharedPlans > 0;

    /// <summary>The first condition of the value that was begun last.</summary>
    public int ValueConditions { get; private set; }

    /// <summary>The first context of the value that was begun last.</summary>
    public int ValueContexts { get; private set; }

    public void Clear()
    {
        _conditionTop = _sharedPlans = 0;
        _contextTop = 1;
    }

    /// <summary>Whether nothing can change the result of this branch.</summary>
    public bool IsDead(int context) => context != 0 && _contexts[context].HasFailed && _contexts[context].IsQuiet;

    /// <summary>Whether no tag is raised in this branch.</summary>
    public bool IsMuted(int context) => context != 0 && _contexts[context].IsMuted;

    /// <summary>Whether only the verdict matters in this branch.</summary>
    public bool IsQuiet(int context) => findings.StopsAtFirst || (context != 0 && _contexts[context].IsQuiet);

    /// <summary>Adds the plans of conditional branches to those of a value.</summary>
    public void BeginValue(int start, in ScalarValue value)
    {
        ValueConditions = _conditionTop - _sharedPlans;
        ValueContexts = _contextTop - _sharedPlans;
        _sharedPlans = 0;
        for (var i = start; i < values.PlanTop; i++)
        {
            foreach (var conditional in values.Plans[i].Plan.Conditionals)
            {
                if (conditional.Kind == ConditionalKind.DependentSchema)
                {
                    if (value.Kind == JsonValueKind.Object)
                    {
                        Branch(conditional, values.Plans[i].Context, values.Plans[i].Bits);
                    }
                }

                // Most scalars pass; only a failure needs branches.
                else if (conditional.MustBeSeen || value.Kind is JsonValueKind.Object or JsonValueKind.Array
                    || !ScalarVerdict.Passes(conditional, value))
                {
                    Branch(conditional, values.Plans[i].Context, values.Plans[i].Bits);
                }
            }
        }
    }

    /// <summary>
    /// Adds a plan to those of the coming value. Branches that need the same plan share it: otherwise a
    /// schema with two references back to itself would double the work with every level of the instance.
    /// </summary>
    public void Describe(Plan plan, int context)
    {
        for (var i = values.ComingPlans; i < values.PlanTop; i++)
        {
            ref var use = ref values.Plans[i];
            if (use.Plan == plan && (use.Context == context || (context != 0 && use.Context != 0 && Share(ref use, context))))
            {
                return;
            }
        }

        values.Push(plan, context);
    }

    /// <summary>Begins a value while the coming value waits, such as the name of a property.</summary>
    /// <returns>What <see cref="EndNested"/> restores.</returns>
    public int BeginNested()
    {
        var shared = _sharedPlans;
        _sharedPlans = 0;
        return shared;
    }

    public void EndNested(int shared) => _sharedPlans = shared;

    private bool Share(ref PlanInUse use, int context)
    {
        var (branch, other) = (_contexts[context], _contexts[use.Context]);
        if (branch.IsMuted != other.IsMuted || branch.IsWarning != other.IsWarning)
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

    private void OpenShared(int context, BranchState branch)
    {
        OpenCondition(new OpenCondition(Sharing, context, _contextTop, -1));
        var shared = OpenContext(context, branch.IsQuiet, branch.IsMuted, branch.IsWarning);
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
    private BranchState OpenContext(int parent, bool isQuiet, bool isMuted, bool isWarning)
    {
        if (_contextTop == _contexts.Count)
        {
            _contexts.Add(new BranchState());
        }

        var context = _contexts[_contextTop++];
        context.Reset(parent, _conditionTop - 1, values.ValueDepth, isQuiet, isMuted, isWarning);
        return context;
    }

    private void Branch(Conditional conditional, int context, int bits)
    {
        var parent = _contexts[context];
        var isQuiet = IsQuiet(context);
        var isNot = conditional.Kind == ConditionalKind.Not;
        OpenCondition(new OpenCondition(conditional, context, _contextTop, bits));
        for (var i = 0; i < conditional.Branches.Length; i++)
        {
            var isIf = i == 0 && conditional.Kind == ConditionalKind.IfThenElse;
            OpenContext(context, isQuiet || isNot || isIf, isNot || (context != 0 && parent.IsMuted), conditional.Site.IsWarning);
            if (conditional.Branches[i] is { } plan)
            {
                values.Push(plan, _contextTop - 1, bits);
            }
        }
    }
}
