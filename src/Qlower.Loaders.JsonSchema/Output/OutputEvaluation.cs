using Qlower.Loaders.JsonSchema.Compilation;
using Qlower.Loaders.JsonSchema.Evaluation;
using Qlower.Loaders.JsonSchema.Plans;
using Qlower.Loaders.JsonSchema.TreeEvaluation;
using Qlower.Loaders.JsonSchema.Trees;

namespace Qlower.Loaders.JsonSchema.Output;

/// <summary>Evaluates an instance in memory as a whole.</summary>
internal static class OutputEvaluation
{
    private static readonly SchemaProgram Anything = new PlanBuilder().Build(new SchemaReader(new SchemaCompileOptions()).Read("true"u8));

    public static SchemaOutput Run(SchemaProgram schema, ReadOnlySpan<byte> instance, ValidationLimits limits)
    {
        var faults = FaultsOf(instance, limits, out var isWellFormed);
        var units = faults.Select(fault => new OutputUnit(false, "", "", fault.InstancePointer) { Error = OutputText.Of(fault) }).ToList();
        if (!isWellFormed)
        {
            return new SchemaOutput(false, [units[^1]]);
        }

        var trees = Read(instance, limits, out var root);
        var passes = trees.Passes(schema.RootNode, root);
        var report = new OutputReport(trees, new Stack<string>([""]), passes);
        trees.Apply(new Visit(schema.RootNode, root, false, report, null));
        units.AddRange(report.Errors);
        var isValid = passes && units.Count == 0;
        return new SchemaOutput(isValid, isValid ? report.Annotations : units);
    }

    /// <summary>Returns the verdict alone, as in <see cref="ValidationOutcome.IsValid"/>.</summary>
    public static bool IsValid(SchemaProgram schema, ReadOnlySpan<byte> instance, ValidationLimits limits) =>
        FaultsOf(instance, limits, out var isWellFormed).Count == 0 && isWellFormed
        && Read(instance, limits, out var root).Passes(schema.RootNode, root);

    private static List<SchemaFinding> FaultsOf(ReadOnlySpan<byte> instance, ValidationLimits limits, out bool isWellFormed)
    {
        limits.Check();
        var sink = new FaultSink();
        isWellFormed = new ValidationPass(Anything, sink, limits, ValidationPass.BufferSize, EvaluatorModes.None).Run(instance).IsWellFormed;
        return sink.Faults;
    }

    private static TreeEvaluator Read(ReadOnlySpan<byte> instance, ValidationLimits limits, out int root)
    {
        var start = instance.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var tree = new JsonTree(limits);
        tree.Attach(instance.ToArray(), start);
        tree.ReadTo(instance.Length - start);
        root = 0;
        return new TreeEvaluator(tree);
    }
}
