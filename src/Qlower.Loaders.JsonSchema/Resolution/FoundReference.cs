namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>A reference with its location.</summary>
internal sealed record FoundReference(SchemaLocation From, string Keyword, string Target);
