namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>A place that stays known after its bytes are gone.</summary>
internal sealed record Pin(long Offset, Position Position);
