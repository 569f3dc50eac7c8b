using Qlower.Loaders.JsonSchema.Resolution;
using Qlower.Loaders.JsonSchema.Schemas;

namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A reference as read, with the location and the dynamic scope in which it was read.</summary>
internal sealed record Reference(SchemaNode Node, SchemaLocation Location, DynamicScope Scope, string Keyword, string Target);
