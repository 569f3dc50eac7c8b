namespace Qlower.Loaders.JsonSchema.Splitting;

/// <summary>A piece of the input, mostly cut before a comma between two objects of an array.</summary>
/// <param name="Bytes">A pooled array.</param>
/// <param name="Count">Bytes that belong to the piece.</param>
/// <param name="Offset">Offset of the first one from the start of the input.</param>
/// <param name="IsLast">Whether the input ends here.</param>
internal sealed record Chunk(byte[] Bytes, int Count, long Offset, bool IsLast);
