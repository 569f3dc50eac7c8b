using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>One schema object applied to one value.</summary>
/// <param name="Node">The schema object.</param>
/// <param name="Value">The value's token.</param>
/// <param name="IsWarning">Whether its failures are warnings.</param>
/// <param name="Report">Receives the failures; null when only the verdict matters, which is then returned as soon as it is known.</param>
/// <param name="Marks">Receives the members or items that the object evaluates, once it passes; null when they are not needed.</param>
internal readonly record struct Visit(SchemaNode Node, int Value, bool IsWarning, TreeReport? Report, MarkSet? Marks);
