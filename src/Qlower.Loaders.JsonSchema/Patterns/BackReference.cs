namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>A back reference as read: by name, or by the number in its node.</summary>
internal sealed record BackReference(PatternNode Node, string? Name, int At);
