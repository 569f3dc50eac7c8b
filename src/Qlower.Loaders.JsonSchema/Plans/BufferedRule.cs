using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A keyword of a plan that is judged once its whole value is there.</summary>
internal sealed record BufferedRule(BufferedKind Kind, SchemaNode Node, Site Site, StructuredLiterals? Literals = null);
