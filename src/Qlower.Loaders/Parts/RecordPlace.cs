namespace Qlower.Loaders.Parts;

/// <summary>A value of a record.</summary>
/// <param name="Index">Of its first byte in the record's bytes.</param>
/// <param name="Pointer">RFC 6901 pointer within the record.</param>
/// <param name="Field">The member that it is, or that is missing in it; <see langword="null"/> for neither.</param>
/// <param name="Text">Its text; <see langword="null"/> for null, an object or an array, and for a value that must not be shown.</param>
/// <param name="IsString">Whether it is a string.</param>
internal sealed record RecordPlace(int Index, string Pointer, string? Field, string? Text, bool IsString);
