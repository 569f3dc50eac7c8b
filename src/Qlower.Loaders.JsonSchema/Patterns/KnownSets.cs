namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>The classes for which ECMA-262 defines escapes.</summary>
internal static class KnownSets
{
    public static CodePointSet Digits { get; } = CodePointSet.Of(['0', '9']);

    public static CodePointSet NotDigits { get; } = Digits.Complement();

    public static CodePointSet Word { get; } = CodePointSet.Of(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']);

    public static CodePointSet NotWord { get; } = Word.Complement();

    public static CodePointSet Spaces { get; } = CodePointSet.Of(
    [
        '\t', '\r', ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000,
        0xFEFF, 0xFEFF,
    ]);

    public static CodePointSet NotSpaces { get; } = Spaces.Complement();

    public static CodePointSet NotLineEnds { get; } = CodePointSet.Of(['\n', '\n', '\r', '\r', 0x2028, 0x2029]).Complement();
}
