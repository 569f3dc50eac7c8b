using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Blanks what looks like a key where the format has none, such as <c>apiKey</c> in a nested object or in a file that breaks
/// off: the ranges that the inspection marked do not have to cover those.
/// </summary>
internal static class MisplacedKeys
{
    /// <summary>Blanks the value behind each <c>apiKey</c>, however it is spelt, also where quotation marks are escaped.</summary>
    public static void Blank(Span<byte> content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if ((content[i] | 0x20) == 'a' && NameLength(content[i..]) is > 0 and var length)
            {
                i += length;
                i += BlankValue(content[i..]);
            }
        }
    }

    /// <summary>The length of the name at the start, 0 when there is another text. A spelling with blanks is recognised too.</summary>
    private static int NameLength(ReadOnlySpan<byte> text)
    {
        var name = "apikey"u8;
        var at = 0;
        foreach (var letter in name)
        {
            while (at < text.Length && text[at] is (byte)'_' or (byte)'-' or (byte)' ')
            {
                at++;
            }

            if (at == text.Length || (text[at] | 0x20) != letter)
            {
                return 0;
            }

            at++;
        }

        return at;
    }

    private static int BlankValue(Span<byte> rest)
    {
        var position = SkipQuote(rest, 0);
        position = SkipSpace(rest, position);
        if (position == rest.Length || rest[position] != ':')
        {
            return position;
        }

        position = SkipSpace(rest, position + 1);
        var start = SkipQuote(rest, position);
        var isText = start > position;
        var isEscaped = isText && rest[position] == '\\';
        var end = start;
        while (end < rest.Length && !(isText ? rest[end] is (byte)'"' or (byte)'\n' : rest[end] is (byte)',' or (byte)'\n'))
        {
            end += isText && !isEscaped && rest[end] == '\\' ? 2 : 1;
        }

        end = Math.Min(end, rest.Length);
        rest[start..end].Fill(SecretMask.Blank);
        return end;
    }

    /// <summary>The offset behind a quotation mark, which may have backslashes before it; the same offset when there is none.</summary>
    private static int SkipQuote(ReadOnlySpan<byte> text, int position)
    {
        var at = position;
        while (at < text.Length && text[at] == '\\')
        {
            at++;
        }

        return at < text.Length && text[at] == '"' ? at + 1 : position;
    }

    private static int SkipSpace(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && text[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            position++;
        }

        return position;
    }
}
