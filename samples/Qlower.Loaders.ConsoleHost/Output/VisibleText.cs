using System.Globalization;
using System.Text;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>Makes untrusted text safe to display: control, format and bidirectional characters are shown as escapes.</summary>
internal static class VisibleText
{
    public static string Of(string text)
    {
        if (text.All(character => character is >= ' ' and < '\x7f'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPlain(rune))
            {
                visible.Append(rune.ToString());
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return visible.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
