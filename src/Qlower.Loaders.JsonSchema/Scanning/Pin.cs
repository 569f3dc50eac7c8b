namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>The position of an offset whose bytes were discarded.</summary>
internal sealed record Pin(long Offset, Position Position);
