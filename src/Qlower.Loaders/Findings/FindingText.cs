using System.Diagnostics.CodeAnalysis;

namespace Qlower.Loaders.Findings;

/// <summary>Bounds texts of a file that findings and rejections retain, so that they cost little however long a partner's names and ids are.</summary>
internal static class FindingText
{
    /// <summary>A longer id is not valid, in whatever characters; it is retained up to here.</summary>
    public const int LongestId = 510;

    /// <summary>The longest pointer, and the longest name of a field.</summary>
    public const int LongestPlace = 1_000;

    /// <summary>Returns the text, or its start and an ellipsis; surrogate pairs stay whole.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Bound(string? text, int longest)
    {
        if (text is null || text.Length <= longest)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "…";
    }
}
