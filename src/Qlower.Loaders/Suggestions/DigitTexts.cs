using System.Text.RegularExpressions;

namespace Qlower.Loaders.Suggestions;

/// <summary>Reads numbers that are texts of digits, such as those of companies, post codes and phones.</summary>
internal static partial class DigitTexts
{
    /// <summary>Exactly this number of digits, without what separates them.</summary>
    public static string? Exactly(SentValue sent, int count) =>
        Separators().Replace(sent.Text, "") is var digits && digits.Length == count && digits.All(char.IsAsciiDigit) ? digits : null;

    /// <summary>A French post code. A number has lost its leading zero.</summary>
    public static string? PostCode(SentValue sent)
    {
        var match = FrenchPostCode().Match(Blanks.Remove(sent.Text));
        return match.Success ? match.Groups[1].Value.PadLeft(5, '0') : null;
    }

    /// <summary>A phone number without the words before it. A French number that was sent as a number has lost its leading zero.</summary>
    public static string? Phone(SentValue sent)
    {
        if (sent.IsNumber)
        {
            return FrenchNumber().IsMatch(sent.Text) ? "0" + sent.Text : sent.Text.Length > 9 ? sent.Text : null;
        }

        return sent.IsText && Labelled().Match(Blanks.Trim(sent.Text)) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"[\s.\-_/\u200B\u2060\uFEFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A(?:F-|FR-|F)?([0-9]{4,5})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FrenchPostCode();

    [GeneratedRegex(@"\A[1-9][0-9]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FrenchNumber();

    [GeneratedRegex(@"\A(?:(?:tel|tél|téléphone|telephone|phone|mobile|portable|port)\s*\.?\s*:?\s*)?([+0-9(][+0-9(). /\u00a0-]*)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();
}
