using System.Runtime.CompilerServices;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Schemas;
using Qlower.Loaders.JsonSchema.Trees;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>
/// Evaluates values of a <see cref="JsonTree"/> by schema objects as they were read, every keyword of every dialect. Recurses on
/// the value and on the schema. Not thread-safe.
/// </summary>
internal sealed partial class TreeEvaluator(JsonTree tree)
{
    private readonly TreeHash _hash = new();
    private readonly List<PathStep> _path = [];

    public JsonTree Tree => tree;

    /// <summary>The steps from the value at which the evaluation began to the current one.</summary>
    public List<PathStep> Path => _path;

    public bool Passes(SchemaNode node, int value) => Apply(new Visit(node, value, false, null, null));

    public bool Apply(in Visit visit) =>
        !RuntimeHelpers.TryEnsureSufficientExecutionStack() ? ApplyOnFreshStack(visit)
        : visit.Node.IsShared ? JudgeShared(visit)
        : Judge(visit);

    private bool ApplyOnFreshStack(Visit visit) => FreshStack.Run(() => Apply(visit));

    private bool Judge(in Visit outer)
    {
        var (node, value, isWarning, report, marks) = outer;
        if (node.Boolean is { } verdict)
        {
            if (!verdict)
            {
                report?.Fail(new TreeFailure(node.FalseSite(isWarning), node, value));
            }

            return verdict;
        }

        var isNeeded = marks is not null || node.UnevaluatedItems is not null || node.UnevaluatedProperties is not null;
        var isContainer = tree.Kind(value) is JsonValueKind.Object or JsonValueKind.Array;
        var own = isNeeded && isContainer ? new MarkSet(tree.Count(value)) : null;
        var visit = outer with { Marks = own };

        // Without a report, the first failure ends the evaluation.
        var passed = Checks(visit);
        var continues = report is not null;
        passed &= (passed || continues) && InPlace(visit);
        passed &= (passed || continues) && Conditions(visit);
        if (isContainer)
        {
            var isObject = tree.Kind(value) == JsonValueKind.Object;
            passed &= (passed || continues) && (isObject ? Members(visit) : Items(visit));
            passed &= (passed || continues) && (isObject ? UnevaluatedProperties(visit) : UnevaluatedItems(visit));
        }

        if (!passed)
        {
            return false;
        }

        if (report is { ReportsAnnotations: true })
        {
            node.Annotations.ForEach(item => report.Annotate(node, item.Keyword, item.Json));
        }

        if (own is not null)
        {
            marks?.Add(own);
        }

        return true;
    }

    private bool Sub(in Visit visit, SchemaNode child, int value, TreeReport? report, MarkSet? marks, string? reference = null)
    {
        report?.Enter(visit.Node, child, reference);
        var passed = Apply(new Visit(child, value, visit.IsWarning, report, marks));
        report?.Leave();
        return passed;
    }

    private static bool Fail(in Visit visit, string keyword, string? expected, string? missing = null, string? actual = null)
    {
        visit.Report?.Fail(new TreeFailure(
            visit.Node.SiteOf(keyword, expected, visit.IsWarning), visit.Node, visit.Value, missing, actual));
        return false;
    }

    private bool Checks(in Visit visit)
    {
        var value = tree.Value(visit.Value);
        var passed = true;
        foreach (var check in visit.Node.BoundChecks)
        {
            if (check.Concerns(value.Kind) && !check.Passes(value))
            {
                passed = Fail(visit, check.Site.Keyword, check.Site.Expected);
            }
        }

        foreach (var literals in visit.Node.Literals)
        {
            passed &= !literals.Has(value.Kind) || IsAmong(visit, literals);
        }

        return passed;
    }

    private bool InPlace(in Visit visit)
    {
        var passed = true;
        foreach (var (keyword, target) in visit.Node.References)
        {
            passed &= Sub(visit, target, visit.Value, visit.Report, visit.Marks, keyword);
        }

        foreach (var part in visit.Node.AllOf)
        {
            passed &= Sub(visit, part, visit.Value, visit.Report, visit.Marks);
        }

        // Warnings affect neither validity nor what is evaluated, unless the object itself is a warning.
        foreach (var part in visit.Node.Warnings)
        {
            if (visit.IsWarning || visit.Report is { ReportsWarnings: true })
            {
                var ok = Sub(visit with { IsWarning = true }, part, visit.Value, visit.Report, visit.IsWarning ? visit.Marks : null);
                passed &= ok || !visit.IsWarning;
            }
        }

        return passed;
    }
}
