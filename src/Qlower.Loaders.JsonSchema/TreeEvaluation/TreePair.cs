namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>A schema object and a value that it is applied to.</summary>
/// <param name="Node">The schema object, by its number.</param>
/// <param name="Value">The value's token.</param>
/// <param name="IsWarning">Whether failures are warnings, in which case more of the object matters.</param>
internal readonly record struct TreePair(int Node, int Value, bool IsWarning);
