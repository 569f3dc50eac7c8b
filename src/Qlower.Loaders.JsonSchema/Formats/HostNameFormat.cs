using System.Buffers;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>
/// Host names after RFC 1123, and their internationalised form after RFC 5890 to 5893. The normal form NFC of a label is not
/// checked: .NET needs the data of ICU for it, and a verdict must not depend on whether they are installed.
/// </summary>
internal static class HostNameFormat
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    public static bool IsHostName(ReadOnlySpan<byte> value) => IsName(value, isInternational: false);

    public static bool IsInternationalHostName(ReadOnlySpan<byte> value) => IsName(value, isInternational: true);

    private static bool IsName(ReadOnlySpan<byte> value, bool isInternational)
    {
        if (IsPlain(value))
        {
            return true;
        }

        // No code point takes more than four bytes, nor less than one in the ASCII form.
        if (value.Length > (isInternational ? LongestName * 4 : LongestName))
        {
            return false;
        }

        Span<int> label = stackalloc int[LongestLabel];
        var total = -1;
        var hasRightToLeft = false;
        var rest = value;
        for (var hasMore = true; hasMore;)
        {
            hasMore = Cut(ref rest, isInternational, out var bytes);
            if (!TryRead(bytes, isInternational, label, out var count, out var length))
            {
                return false;
            }

            total += 1 + length;
            hasRightToLeft |= BidiRule.HasRightToLeft(label[..count]);
        }

        return total <= LongestName && (!hasRightToLeft || FollowsBidiRule(value, isInternational, label));
    }

    /// <summary>The common case: letters and digits, and no two hyphens in a row.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> value)
    {
        if (value.Length is 0 or > LongestName)
        {
            return false;
        }

        var start = 0;
        var wasLetterOrDigit = false;
        for (var i = 0; i < value.Length; i++)
        {
            var isLetterOrDigit = char.IsAsciiLetterOrDigit((char)value[i]);
            if (!isLetterOrDigit)
            {
                if (!wasLetterOrDigit || value[i] is not ((byte)'-' or (byte)'.') || i - start > LongestLabel)
                {
                    return false;
                }

                start = value[i] == '.' ? i + 1 : start;
            }

            wasLetterOrDigit = isLetterOrDigit;
        }

        return wasLetterOrDigit && value.Length - start <= LongestLabel;
    }

    /// <summary>One label that runs from right to left puts every label of the name under the rule.</summary>
    private static bool FollowsBidiRule(ReadOnlySpan<byte> value, bool isInternational, Span<int> label)
    {
        for (var hasMore = true; hasMore;)
        {
            hasMore = Cut(ref value, isInternational, out var bytes);
            if (!TryRead(bytes, isInternational, label, out var count, out _) || !BidiRule.IsFollowed(label[..count]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Removes the next label; false when it was the last one.</summary>
    private static bool Cut(ref ReadOnlySpan<byte> rest, bool isInternational, out ReadOnlySpan<byte> label)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            var separator = rest[i] == '.' ? 1 : isInternational && rest[i] >= 0xE0 && IsWideDot(rest[i..]) ? 3 : 0;
            if (separator > 0)
            {
                label = rest[..i];
                rest = rest[(i + separator)..];
                return true;
            }
        }

        label = rest;
        return false;
    }

    /// <summary>U+3002, U+FF0E and U+FF61.</summary>
    private static bool IsWideDot(ReadOnlySpan<byte> text) =>
        text.StartsWith("\u3002"u8) || text.StartsWith("\uFF0E"u8) || text.StartsWith("\uFF61"u8);

    /// <summary>The code points of a valid label, and how long it is in ASCII.</summary>
    private static bool TryRead(ReadOnlySpan<byte> bytes, bool isInternational, Span<int> label, out int count, out int length)
    {
        length = bytes.Length;
        count = 0;
        if (!Ascii.IsValid(bytes))
        {
            return isInternational && TryDecode(bytes, label, out count) && IdnaLabel.IsValid(label[..count])
                && TryMeasure(label[..count], out length);
        }

        if (bytes.Length is 0 or > LongestLabel || bytes[0] == '-' || bytes[^1] == '-')
        {
            return false;
        }

        foreach (var c in bytes)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c != '-')
            {
                return false;
            }

            label[count++] = c | 0x20;
        }

        return bytes.Length < 4 || bytes[2] != '-' || bytes[3] != '-' || TryPunycode(bytes, label, out count);
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, Span<int> label, out int count)
    {
        count = 0;
        while (bytes.Length > 0)
        {
            if (count == label.Length || Rune.DecodeFromUtf8(bytes, out var rune, out var length) != OperationStatus.Done)
            {
                return false;
            }

            label[count++] = rune.Value;
            bytes = bytes[length..];
        }

        return true;
    }

    private static bool TryMeasure(ReadOnlySpan<int> label, out int length)
    {
        Span<byte> ascii = stackalloc byte[LongestLabel - 4];
        length = Punycode.Encode(label, ascii) + 4;
        return length > 4;
    }

    /// <summary>A label in Punycode encodes one beyond ASCII, and must be its only encoding.</summary>
    private static bool TryPunycode(ReadOnlySpan<byte> bytes, Span<int> label, out int count)
    {
        Span<byte> lower = stackalloc byte[LongestLabel];
        Span<byte> again = stackalloc byte[LongestLabel];
        Ascii.ToLower(bytes, lower, out var length);
        lower = lower[..length];
        count = lower.StartsWith("xn"u8) ? Punycode.Decode(lower[4..], label) : 0;
        if (count <= 0 || !IdnaLabel.IsValid(label[..count]) || label[..count].IndexOfAnyExceptInRange(0, 0x7F) < 0)
        {
            return false;
        }

        var written = Punycode.Encode(label[..count], again);
        return written > 0 && again[..written].SequenceEqual(lower[4..]);
    }
}
