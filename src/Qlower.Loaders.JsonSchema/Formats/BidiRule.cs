using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>The rule of RFC 5893 for names that have a label written from right to left.</summary>
internal static class BidiRule
{
    private enum Direction
    {
        Left,
        Right,
        EuropeanDigit,
        ArabicDigit,
        Neutral,
        Mark,
    }

    public static bool HasRightToLeft(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (codePoint >= 0x80 && Of(codePoint) is Direction.Right or Direction.ArabicDigit)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsFollowed(ReadOnlySpan<int> label)
    {
        var first = Of(label[0]);
        if (first is not (Direction.Left or Direction.Right))
        {
            return false;
        }

        var last = first;
        var hasEuropean = false;
        var hasArabic = false;
        foreach (var codePoint in label)
        {
            var direction = Of(codePoint);
            hasEuropean |= direction == Direction.EuropeanDigit;
            hasArabic |= direction == Direction.ArabicDigit;
            last = direction == Direction.Mark ? last : direction;
            if (first == Direction.Left ? direction is Direction.Right or Direction.ArabicDigit : direction == Direction.Left)
            {
                return false;
            }
        }

        return last != Direction.Neutral && !(hasEuropean && hasArabic);
    }

    /// <summary>The direction of a code point that a label may have; the blocks of right-to-left scripts are wholly so.</summary>
    private static Direction Of(int codePoint) => codePoint switch
    {
        >= '0' and <= '9' or (>= 0x6F0 and <= 0x6F9) => Direction.EuropeanDigit,
        '-' => Direction.Neutral,
        < 0x80 => Direction.Left,
        (>= 0x660 and <= 0x669) or (>= 0x10D30 and <= 0x10D39) => Direction.ArabicDigit,
        0xB7 or 0x2B9 or 0x2BA or (>= 0x2C6 and <= 0x2CF) or 0x2EC or 0x375 or 0x200C or 0x200D or 0x2E2F or 0x30FB or 0xA67F
            or (>= 0xA717 and <= 0xA71F) or 0xA788 => Direction.Neutral,
        _ when CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.NonSpacingMark => Direction.Mark,
        (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF) => Direction.Right,
        _ => Direction.Left,
    };
}
