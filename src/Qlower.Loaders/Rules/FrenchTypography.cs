using System.Text;

namespace Qlower.Loaders.Rules;

/// <summary>Sets the spaces of French print, so that texts can be written in the source with ordinary ones.</summary>
internal static class FrenchTypography
{
    /// <summary>Stands before a colon and inside guillemets.</summary>
    public const char NoBreakSpace = '\u00A0';

    /// <summary>Stands before <c>; ! ?</c> and between thousands.</summary>
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
