using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>A plan that applies to a value, and the branch that receives its verdict.</summary>
internal struct PlanInUse
{
    public Plan Plan;

    /// <summary>The conditional branch it belongs to; 0 for none.</summary>
    public int Context;

    /// <summary>Where the mask of seen properties starts, shared by a plan and its conditional branches.</summary>
    public int Bits;
}
