using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Qlower.Loaders.Formats;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Suggestions;

/// <summary>Reads dates in other notations than the format's, where they have one meaning only.</summary>
internal static partial class DateTexts
{
    /// <summary>The case of a text that is no valid date; <see langword="null"/> for none in particular.</summary>
    public static string? VariantOf(string? text) =>
        text is null ? null
        : Ordered().Match(text) is { Success: true } match && IsAmbiguous(match) ? Variants.Ambiguous
        : Plain().IsMatch(text) ? Variants.Calendar
        : null;

    /// <summary>The date as <c>YYYY-MM-DD</c>; <see langword="null"/> when the text is none, or has two meanings.</summary>
    public static string? Read(string text)
    {
        text = Blanks.Trim(text);
        return ReadTimed(text) ?? ReadDate(text);
    }

    /// <summary>The date, and the time where there is one, in ISO 8601.</summary>
    public static string? ReadTimestamp(string text)
    {
        text = Blanks.Trim(text);
        var split = text.IndexOfAny(['T', ' ']);
        if (split < 0 || !text[(split + 1)..].Contains(':', StringComparison.Ordinal))
        {
            return ReadDate(text);
        }

        return ReadDate(text[..split]) is { } date ? $"{date}T{text[(split + 1)..].Trim()}" : null;
    }

    /// <summary>The year of four digits: of a text with blanks around it, or of a date.</summary>
    public static string? ReadYear(string text)
    {
        text = Blanks.Trim(text);
        return Year().Match(text) is { Success: true } match ? match.Groups[1].Value : Read(text)?[..4];
    }

    /// <summary>A date-time: its date, unless the offset puts it on another day in Paris.</summary>
    private static string? ReadTimed(string text)
    {
        if (text.Length < 16 || !Timestamp.TryRead(Encoding.UTF8.GetBytes(text), out var timestamp))
        {
            return null;
        }

        var date = DateOnly.FromDateTime(timestamp.Local);
        var isOtherDay = timestamp.Offset is { } offset
            && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(new DateTimeOffset(timestamp.Local, offset), ParisTime.Zone).DateTime) != date;
        return isOtherDay ? null : date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string? ReadDate(string text)
    {
        if (YearFirst().Match(text) is { Success: true } first)
        {
            return first.Groups[2].Success
                ? Format(Number(first, 1), Number(first, 2), Number(first, 3))
                : Format(Number(first, 1), Number(first, 4), Number(first, 5));
        }

        if (Ordered().Match(text) is not { Success: true } match || IsAmbiguous(match))
        {
            return null;
        }

        var (one, two, year) = (Number(match, 1), Number(match, 2), Number(match, 3));
        return two > 12 ? Format(year, one, two) : Format(year, two, one);
    }

    /// <summary>Whether day and month can be exchanged for another date.</summary>
    private static bool IsAmbiguous(Match match) => Number(match, 1) is >= 1 and <= 12 and var one && Number(match, 2) is >= 1 and <= 12 and var two && one != two;

    private static string? Format(int year, int month, int day) =>
        year is >= 1000 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}")
            : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A([0-9]{4})(?:([0-9]{2})([0-9]{2})|[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\A([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A([0-9]{4})(?:\.0)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
