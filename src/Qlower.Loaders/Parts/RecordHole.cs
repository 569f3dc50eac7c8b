namespace Qlower.Loaders.Parts;

/// <summary>A nested section's content, or white space, that was left out of a record's bytes.</summary>
/// <param name="Index">Where in the record's bytes it was.</param>
/// <param name="After">The place in the file right behind it.</param>
internal readonly record struct RecordHole(int Index, FilePosition After);
