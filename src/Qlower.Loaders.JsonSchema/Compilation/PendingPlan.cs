using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A plan that is not filled yet, with its schemas.</summary>
internal sealed record PendingPlan(Plan Plan, List<PlanRoot> Closure);
