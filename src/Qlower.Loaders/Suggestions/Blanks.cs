using System.Text;

namespace Qlower.Loaders.Suggestions;

/// <summary>White space of any kind in texts.</summary>
internal static class Blanks
{
    /// <summary>The text without outer white space and without characters that have no width.</summary>
    public static string Trim(string text) => Without(text, "\u200B\u200E\u200F\u2060\uFEFF").Trim();

    /// <summary>The text without any white space.</summary>
    public static string Remove(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>The text without these characters.</summary>
    public static string Without(string text, string characters) => string.Concat(text.Where(c => !characters.Contains(c)));
}
