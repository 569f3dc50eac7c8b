using System.Buffers;
using Qlower.Loaders.JsonSchema.Scanning;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// One class repeated over the whole text, such as <c>^[A-Z0-9]{3,20}$</c> or <c>^([0-9]{9})?$</c>. Bytes decide whether a code point belongs to it as
/// far as possible; where a class has some code points beyond ASCII but not all, <paramref name="beyond"/> decides the rest.
/// </summary>
internal sealed class RunPattern(
    CodePointSet set, int minimum, int maximum, bool mayBeEmpty, Lazy<StringPattern>? beyond) : StringPattern
{
    private readonly SearchValues<byte> _bytes = BytesOf(set);
    private readonly bool _isAscii = IsAscii(set);

    public override bool AcceptsAllPlainText { get; } = minimum == 0 && maximum == int.MaxValue
        && set.ContainsRange(' ', 0x7F) && HasAllBeyondAscii(set);

    /// <summary>Whether single bytes decide which code points belong to the class.</summary>
    public static bool IsDecidedByBytes(CodePointSet set) => IsAscii(set) || HasAllBeyondAscii(set);

    public override bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length == 0)
        {
            return mayBeEmpty;
        }

        // There are never fewer bytes than code points.
        if (utf8.Length < minimum || (_isAscii && utf8.Length > maximum))
        {
            return false;
        }

        if (utf8.ContainsAnyExcept(_bytes) && (beyond is null || !beyond.Value.IsMatch(utf8)))
        {
            return false;
        }

        if (_isAscii || (minimum <= 1 && utf8.Length <= maximum))
        {
            return true;
        }

        var count = CodePoints.Count(utf8);
        return count >= minimum && count <= maximum;
    }

    private static bool IsAscii(CodePointSet set) => set.Bounds.Length == 0 || set.Bounds[^1] < 0x80;

    private static bool HasAllBeyondAscii(CodePointSet set) =>
        set.ContainsRange(0x80, 0xD7FF) && set.ContainsRange(0xE000, CodePointSet.LastCodePoint);

    private static SearchValues<byte> BytesOf(CodePointSet set)
    {
        Span<byte> members = stackalloc byte[256];
        var hasAll = HasAllBeyondAscii(set);
        var count = 0;
        for (var b = 0; b < 256; b++)
        {
            if (b < 0x80 ? set.Contains(b) : hasAll)
            {
                members[count++] = (byte)b;
            }
        }

        return SearchValues.Create(members[..count]);
    }
}
