using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A schema object that describes a value, as a demand or as advice.</summary>
internal sealed record PlanRoot(SchemaNode Node, bool IsWarning);
