namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>A step down from a value: to the member whose name is this token, or, without one, to an item.</summary>
internal readonly record struct PathStep(int Key, int Index);
