using Qlower.Loaders.JsonSchema.Plans;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>A conditional keyword whose value has not ended.</summary>
internal readonly record struct OpenCondition(Conditional Keyword, int Context, int FirstBranch, int Bits);
