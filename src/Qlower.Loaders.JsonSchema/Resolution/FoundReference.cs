namespace Qlower.Loaders.JsonSchema.Resolution;

/// <summary>A reference, with the place that it stands at.</summary>
internal sealed record FoundReference(SchemaLocation From, string Keyword, string Target);
