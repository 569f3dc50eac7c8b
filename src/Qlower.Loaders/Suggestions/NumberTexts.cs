using System.Text.RegularExpressions;

namespace Qlower.Loaders.Suggestions;

/// <summary>Reads numbers as people write them, where they have one meaning only, into JSON numbers.</summary>
internal static partial class NumberTexts
{
    /// <summary>The number as JSON; <see langword="null"/> when the text is none, or has two meanings such as <c>1,234</c>.</summary>
    public static string? Read(string text)
    {
        text = Unit().Replace(Blanks.Trim(text), "").Replace('\u2212', '-');
        var match = Signed().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var (digits, isGrouped) = Ungroup(match.Groups[2].Value);
        return digits is null || (!isGrouped && Thousands().IsMatch(digits)) ? null : Json(match.Groups[1].Value == "-", digits.Replace(',', '.'));
    }

    /// <summary>The whole number as JSON; <see langword="null"/> for a fraction.</summary>
    public static string? ReadWhole(string text) =>
        Read(text) is { } number && number.Split('.') is [var whole, .. var rest] && (rest.Length == 0 || rest[0].All(digit => digit == '0')) ? whole : null;

    /// <summary>The digits with at most one separator, that of the decimals; null when the separators make no sense.</summary>
    private static (string? Digits, bool IsGrouped) Ungroup(string text)
    {
        foreach (var (grouped, separators) in ((Regex, string)[])[(ByBlanks(), " \u00A0\u2009\u202F\t'\u2019"), (ByCommas(), ","), (ByPoints(), ".")])
        {
            if (grouped.IsMatch(text))
            {
                return (Blanks.Without(text, separators), true);
            }
        }

        return (Ungrouped().IsMatch(text) ? text : null, false);
    }

    private static string Json(bool isNegative, string digits)
    {
        var parts = digits.Split('.');
        var whole = parts[0].TrimStart('0');
        var number = (whole.Length == 0 ? "0" : whole) + (parts.Length > 1 && parts[1].Length > 0 ? "." + parts[1] : "");
        return isNegative ? "-" + number : number;
    }

    [GeneratedRegex(@"\A(?:€|\$|£|EUR|USD|GBP)\s*|\s*(?:€|\$|£|EUR|USD|GBP|euros?|m²|m2)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"\A([-+]?)\s?(.+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    [GeneratedRegex(@"\A[0-9]{1,3}(?:([ \u00A0\u2009\u202F\t'\u2019])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ByBlanks();

    [GeneratedRegex(@"\A[0-9]{1,3}(?:,[0-9]{3})*(?:,[0-9]{3}\.[0-9]*|,[0-9]{3},[0-9]{3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ByCommas();

    [GeneratedRegex(@"\A[0-9]{1,3}(?:\.[0-9]{3})*(?:\.[0-9]{3},[0-9]*|\.[0-9]{3}\.[0-9]{3})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ByPoints();

    /// <summary>At most one separator.</summary>
    [GeneratedRegex(@"\A(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ungrouped();

    /// <summary>A comma that may separate thousands or decimals. A point does not: the format reads it as that of decimals.</summary>
    [GeneratedRegex(@"\A[1-9][0-9]{0,2},[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
