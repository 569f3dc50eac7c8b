using System.Globalization;
using System.Text;

namespace Qlower.Loaders.Reporting;

/// <summary>Makes characters visible that would hide, move or break text: controls, bidirectional marks, half characters.</summary>
internal static class VisibleText
{
    /// <summary>The text with such characters replaced by a picture or by their code, such as <c>⟨U+202E⟩</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters to keep; what is longer ends in an ellipsis.</param>
    public static string Of(string text, int longest = int.MaxValue)
    {
        var result = new StringBuilder(Math.Min(text.Length, longest) + 8);
        var position = 0;
        while (position < text.Length)
        {
            if (position >= longest)
            {
                result.Append('…');
                break;
            }

            var isWhole = Rune.TryGetRuneAt(text, position, out var rune);
            position += isWhole ? rune.Utf16SequenceLength : 1;
            Append(result, isWhole ? rune : Rune.ReplacementChar);
        }

        return result.ToString();
    }

    /// <summary>A piece of a file's line: tabs stay what they are.</summary>
    public static string Line(string text) => string.Join('\t', text.Split('\t').Select(part => Of(part)));

    /// <summary>The text with half characters replaced, so that it can be written as UTF-8.</summary>
    public static string WellFormed(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void Append(StringBuilder result, Rune rune)
    {
        if (rune.Value < 0x20)
        {
            result.Append((char)(0x2400 + rune.Value));
        }
        else if (rune.Value == 0x7F)
        {
            result.Append('\u2421');
        }
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        {
            result.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
        }
        else
        {
            result.Append(rune.ToString());
        }
    }
}
