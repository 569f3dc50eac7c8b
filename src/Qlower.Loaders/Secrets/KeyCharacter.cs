using System.Globalization;
using System.Text;

namespace Qlower.Loaders.Secrets;

/// <summary>One character of a key, which recognises itself in a text in plain and in the escapes of JSON, URLs and JSON pointers. Immutable.</summary>
/// <param name="rune">The character; not a backslash, because <see cref="Match"/> accepts any number of them before it.</param>
/// <param name="isBase64">Whether it belongs to a base64 text: its case counts, and the alphabet for URLs is accepted too.</param>
internal sealed class KeyCharacter(Rune rune, bool isBase64)
{
    /// <summary>Returned by <see cref="Match"/> where another character is found.</summary>
    public const int Mismatch = -1;

    /// <summary>Returned by <see cref="Match"/> where the text ends within the character.</summary>
    public const int Cut = -2;

    /// <summary>Texts inside texts double their backslashes; a longer run is not an escape.</summary>
    private const int LongestRun = 64;

    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(rune.ToString());

    private readonly string _units = rune.ToString();

    /// <summary>The bytes that the character can begin with, apart from escapes.</summary>
    public IEnumerable<byte> FirstBytes => rune.IsAscii && char.IsAsciiLetter((char)rune.Value)
        ? [(byte)(_utf8[0] | 0x20), (byte)(_utf8[0] & ~0x20)]
        : rune.Value switch
        {
            '/' => [(byte)'/', (byte)'~', (byte)'_'],
            '+' => [(byte)'+', (byte)'-'],
            ' ' => [(byte)' ', (byte)'+'],
            _ => [_utf8[0]],
        };

    /// <summary>Returns the offset behind the character, <see cref="Mismatch"/> or <see cref="Cut"/>.</summary>
    public int Match(ReadOnlySpan<byte> text, int at)
    {
        var (start, isEscaped) = SkipBackslashes(text, at);
        var rest = text[start..];
        if (rest.IsEmpty)
        {
            return Cut;
        }

        var length = isEscaped && rest[0] == 'u' ? MatchUnits(rest) : Mismatch;
        length = length == Mismatch && isEscaped && SimpleEscape(rest[0]) == rune.Value ? 1 : length;
        length = length == Mismatch && rest[0] == '%' ? MatchPercent(rest) : length;
        length = length == Mismatch ? MatchPlain(rest) : length;
        return length < 0 ? length : start + length;
    }

    private static (int Start, bool IsEscaped) SkipBackslashes(ReadOnlySpan<byte> text, int at)
    {
        var isEscaped = false;
        for (var count = 0; at < text.Length && count < LongestRun; count++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (isEscaped && Ascii.EqualsIgnoreCase(text[at..Math.Min(at + 5, text.Length)], "u005c"u8))
            {
                at += 5;
            }
            else if (PercentBackslash(text[at..]) is > 0 and var length)
            {
                at += length;
            }
            else
            {
                break;
            }

            isEscaped = true;
        }

        return (at, isEscaped);
    }

    /// <summary>The length of <c>%5C</c>, of which the per cent sign may be escaped itself; 0 when there is another text.</summary>
    private static int PercentBackslash(ReadOnlySpan<byte> text)
    {
        if (text[0] != '%')
        {
            return 0;
        }

        var at = 1;
        while (at < LongestRun && text[at..].StartsWith("25"u8))
        {
            at += 2;
        }

        return text.Length >= at + 2 && Ascii.EqualsIgnoreCase(text.Slice(at, 2), "5c"u8) ? at + 2 : 0;
    }

    private static char SimpleEscape(byte letter) => (char)letter switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => '\0',
    };

    /// <summary>Matches <c>uXXXX</c>, twice with backslashes between them where the character needs two units.</summary>
    private int MatchUnits(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (var i = 0; i < _units.Length; i++)
        {
            if (i > 0)
            {
                (at, var isEscaped) = SkipBackslashes(text, at);
                if (!isEscaped && at < text.Length)
                {
                    return Mismatch;
                }
            }

            if (text.Length - at < 5)
            {
                return Cut;
            }

            if (text[at] != 'u' || !ushort.TryParse(text.Slice(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) || !IsSame(unit, _units[i]))
            {
                return Mismatch;
            }

            at += 5;
        }

        return at;
    }

    /// <summary>Matches <c>%XX</c> for every byte; a per cent sign may be escaped itself (<c>%25XX</c>), any number of times.</summary>
    private int MatchPercent(ReadOnlySpan<byte> text)
    {
        var at = 0;
        foreach (var expected in _utf8)
        {
            if (at < text.Length && text[at] != '%')
            {
                return Mismatch;
            }

            at++;
            while (true)
            {
                if (text.Length - at < 2)
                {
                    return Cut;
                }

                if (!byte.TryParse(text.Slice(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                {
                    return Mismatch;
                }

                at += 2;
                if (IsSame(value, (char)expected))
                {
                    break;
                }

                if (value != '%')
                {
                    return Mismatch;
                }
            }
        }

        return at;
    }

    private int MatchPlain(ReadOnlySpan<byte> text)
    {
        if (rune.Value is '/' or '~' && text[0] == '~')
        {
            var escape = rune.Value == '/' ? (byte)'1' : (byte)'0';
            if (text.Length == 1 || text[1] == escape)
            {
                return text.Length == 1 ? Cut : 2;
            }
        }

        if (_utf8.Length == 1)
        {
            return IsSame(text[0], (char)_utf8[0]) || IsAlternative(text[0]) ? 1 : Mismatch;
        }

        var length = Math.Min(_utf8.Length, text.Length);
        return !text[..length].SequenceEqual(_utf8.AsSpan(0, length)) ? Mismatch : length < _utf8.Length ? Cut : length;
    }

    private bool IsAlternative(byte found) => isBase64
        ? (rune.Value == '+' && found == '-') || (rune.Value == '/' && found == '_')
        : rune.Value == ' ' && found == '+';

    private bool IsSame(int found, char expected) =>
        found == expected || (!isBase64 && char.IsAsciiLetter(expected) && (found | 0x20) == (expected | 0x20) && found < 0x80);
}
