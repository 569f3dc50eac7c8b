using Qlower.Loaders.JsonSchema.Checks;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Plans;

/// <summary>A keyword of a plan that is evaluated once its whole value was read.</summary>
internal sealed record BufferedRule(BufferedKind Kind, SchemaNode Node, Site Site, StructuredLiterals? Literals = null);
