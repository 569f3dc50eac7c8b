namespace Qlower.Loaders;

/// <summary>A range of bytes.</summary>
/// <param name="Start">0-based first byte.</param>
/// <param name="End">One past the last byte.</param>
public readonly record struct ByteRange(long Start, long End);
