namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>A place in the input, both numbers from 1.</summary>
internal readonly record struct Position(long Line, long Column);
