namespace Qlower.Loaders;

/// <summary>A position in a file.</summary>
/// <param name="Offset">0-based byte offset.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in Unicode code points.</param>
public readonly record struct FilePosition(long Offset, long Line, long Column);
