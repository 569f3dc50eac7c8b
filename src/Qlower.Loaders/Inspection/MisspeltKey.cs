namespace Qlower.Loaders.Inspection;

/// <summary>A key that the format does not define and that is almost one of its own.</summary>
/// <param name="Scope">The scope of the object that holds it, see <see cref="Schemas.SchemaFields"/>.</param>
/// <param name="Sent">The key in the file.</param>
/// <param name="Meant">The key of the format.</param>
/// <param name="Pointer">The pointer of its value.</param>
/// <param name="At">The place of the key.</param>
internal sealed record MisspeltKey(string Scope, string Sent, string Meant, string Pointer, FilePosition At);
