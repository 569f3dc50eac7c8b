using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A schema object that describes a value, and whether its failures are warnings.</summary>
internal sealed record PlanRoot(SchemaNode Node, bool IsWarning);
