using System.Text;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Blanks what looks like a key where the format has none, such as <c>apiKey</c> in a nested object or in a file that breaks
/// off: the ranges that the inspection marked do not have to cover those.
/// </summary>
internal static class MisplacedKeys
{
    /// <summary>Blanks the value behind each <c>apiKey</c>, in whatever case it is written.</summary>
    public static void Blank(Span<byte> content)
    {
        var name = "apikey"u8;
        for (var i = 0; i + name.Length <= content.Length; i++)
        {
            if (Ascii.EqualsIgnoreCase(content.Slice(i, name.Length), name))
            {
                i += name.Length;
                i += BlankValue(content[i..]);
            }
        }
    }

    private static int BlankValue(Span<byte> rest)
    {
        var position = 0;
        if (position < rest.Length && rest[position] == '"')
        {
            position++;
        }

        position = SkipSpace(rest, position);
        if (position == rest.Length || rest[position] != ':')
        {
            return position;
        }

        position = SkipSpace(rest, position + 1);
        var isText = position < rest.Length && rest[position] == '"';
        var start = isText ? position + 1 : position;
        var end = start;
        while (end < rest.Length && !(isText ? rest[end] is (byte)'"' or (byte)'\n' : rest[end] is (byte)',' or (byte)'\n'))
        {
            end += isText && rest[end] == '\\' ? 2 : 1;
        }

        end = Math.Min(end, rest.Length);
        rest[start..end].Fill(SecretMask.Blank);
        return end;
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
