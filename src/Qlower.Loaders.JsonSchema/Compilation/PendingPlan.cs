using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A plan that is yet to be filled, with the schemas that go into it.</summary>
internal sealed record PendingPlan(Plan Plan, List<PlanRoot> Closure);
