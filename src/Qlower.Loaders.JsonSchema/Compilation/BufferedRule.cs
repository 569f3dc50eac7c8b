namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>A keyword of a plan that is judged once its whole value is there.</summary>
internal sealed record BufferedRule(BufferedKind Kind, SchemaNode Node, Site Site, StructuredLiterals? Literals = null);
