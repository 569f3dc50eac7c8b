using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>One schema object held against one value.</summary>
/// <param name="Node">The schema object.</param>
/// <param name="Value">The value's token.</param>
/// <param name="IsWarning">Whether its failures are advice.</param>
/// <param name="Report">Is told what fails; null when only the verdict matters, which is then given as soon as it is known.</param>
/// <param name="Marks">Takes the members or items that the object takes account of, once it passes; null when nobody asks.</param>
internal readonly record struct Visit(SchemaNode Node, int Value, bool IsWarning, TreeReport? Report, MarkSet? Marks);
