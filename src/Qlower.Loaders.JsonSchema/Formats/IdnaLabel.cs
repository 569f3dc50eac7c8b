using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>The requirements of RFC 5891 and 5892 on a label with code points beyond ASCII.</summary>
internal static class IdnaLabel
{
    public static bool IsValid(ReadOnlySpan<int> label)
    {
        if (label[0] == '-' || label[^1] == '-' || (label.Length >= 4 && label[2] == '-' && label[3] == '-')
            || CharUnicodeInfo.GetUnicodeCategory(label[0]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark)
        {
            return false;
        }

        for (var i = 0; i < label.Length; i++)
        {
            if (!IsValid(label, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsValid(ReadOnlySpan<int> label, int at) => label[at] switch
    {
        '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') => true,
        < 0x80 => false,
        0xB7 => at > 0 && at + 1 < label.Length && label[at - 1] == 'l' && label[at + 1] == 'l',
        0x375 => at + 1 < label.Length && CodePointRanges.Contains(ScriptRanges.Greek, label[at + 1]),
        0x5F3 or 0x5F4 => at > 0 && CodePointRanges.Contains(ScriptRanges.Hebrew, label[at - 1]),
        >= 0x660 and <= 0x669 => label.IndexOfAnyInRange(0x6F0, 0x6F9) < 0,
        >= 0x6F0 and <= 0x6F9 => label.IndexOfAnyInRange(0x660, 0x669) < 0,
        0x200C => FollowsVirama(label, at) || IsBetweenJoining(label, at),
        0x200D => FollowsVirama(label, at),
        0x30FB => HasJapanese(label),
        0xDF or 0x3C2 or 0x6FD or 0x6FE or 0xF0B or 0x3007 => true,
        0x640 or 0x7FA or 0x302E or 0x302F or (>= 0x3031 and <= 0x3035) or 0x303B => false,
        var codePoint => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber =>
                !CodePointRanges.Contains(IdnaRanges.Disallowed, codePoint),

            // The capitals of Cherokee are what its small letters fold to.
            UnicodeCategory.UppercaseLetter => codePoint is >= 0x13A0 and <= 0x13F5,
            _ => false,
        },
    };

    private static bool FollowsVirama(ReadOnlySpan<int> label, int at) => at > 0 && IdnaRanges.Viramas.BinarySearch(label[at - 1]) >= 0;

    /// <summary>Whether letters on both sides would join, marks between them ignored.</summary>
    private static bool IsBetweenJoining(ReadOnlySpan<int> label, int at)
    {
        var before = at - 1;
        while (before >= 0 && IsTransparent(label[before]))
        {
            before--;
        }

        var after = at + 1;
        while (after < label.Length && IsTransparent(label[after]))
        {
            after++;
        }

        return before >= 0 && after < label.Length && CodePointRanges.Contains(JoiningRanges.WithNext, label[before])
            && CodePointRanges.Contains(JoiningRanges.WithPrevious, label[after]);
    }

    private static bool IsTransparent(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.NonSpacingMark;

    private static bool HasJapanese(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (CodePointRanges.Contains(ScriptRanges.Hiragana, codePoint) || CodePointRanges.Contains(ScriptRanges.Katakana, codePoint)
                || CodePointRanges.Contains(ScriptRanges.Han, codePoint))
            {
                return true;
            }
        }

        return false;
    }
}
