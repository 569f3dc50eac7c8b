using System.Text;

namespace Qlower.Loaders.Rules;

/// <summary>Inserts the spaces of French typography, so that the source contains ordinary spaces only.</summary>
internal static class FrenchTypography
{
    /// <summary>The space before a colon and inside guillemets.</summary>
    public const char NoBreakSpace = '\u00A0';

    /// <summary>The space before <c>; ! ?</c> and between thousands.</summary>
    public const char NarrowNoBreakSpace = '\u202F';

    /// <summary>Replaces each ordinary space beside French punctuation by the one that does not break.</summary>
    public static string Set(string text)
    {
        var result = new StringBuilder(text);
        for (var i = 0; i < result.Length; i++)
        {
            if (result[i] != ' ')
            {
                continue;
            }

            var next = i + 1 < result.Length ? result[i + 1] : '\0';
            if (next is ';' or '!' or '?')
            {
                result[i] = NarrowNoBreakSpace;
            }
            else if (next is ':' or '»' || (i > 0 && result[i - 1] == '«'))
            {
                result[i] = NoBreakSpace;
            }
        }

        return result.ToString();
    }
}
