using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>A keyword that a value fails.</summary>
/// <param name="Site">The keyword.</param>
/// <param name="Node">The schema object that contains it, or the <c>false</c> schema itself.</param>
/// <param name="Value">The value's token.</param>
/// <param name="Missing">The property that is missing, if that is what fails.</param>
/// <param name="Actual">The actual value; null for an excerpt of the value.</param>
internal readonly record struct TreeFailure(Site Site, SchemaNode Node, int Value, string? Missing = null, string? Actual = null);
