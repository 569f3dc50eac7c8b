using System.Globalization;
using System.Text;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Reporting;

/// <summary>Numbers, sizes and times as people read them, without the machine's cultures.</summary>
internal static class ReportFormat
{
    private static readonly string[] FrenchMonths =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Number(long value, ReportLanguage language)
    {
        var digits = value.ToString(CultureInfo.InvariantCulture);
        var first = value < 0 ? 1 : 0;
        var text = new StringBuilder(digits);
        for (var i = digits.Length - 3; i > first; i -= 3)
        {
            text.Insert(i, language == ReportLanguage.English ? ',' : FrenchTypography.NarrowNoBreakSpace);
        }

        return text.ToString();
    }

    /// <summary>A moment in UTC, said to be so.</summary>
    public static string Moment(DateTimeOffset value, ReportLanguage language)
    {
        var utc = value.UtcDateTime;
        var time = utc.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var day = utc.Day.ToString(CultureInfo.InvariantCulture);
        return language == ReportLanguage.English
            ? $"{day} {utc.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}, {time} UTC"
            : $"{(utc.Day == 1 ? "1er" : day)} {FrenchMonths[utc.Month - 1]} {utc.Year.ToString(CultureInfo.InvariantCulture)}, {time} UTC";
    }

    /// <summary>A length of time, in the two units that matter.</summary>
    public static string Duration(TimeSpan value, ReportLanguage language)
    {
        var space = language == ReportLanguage.English ? ' ' : FrenchTypography.NoBreakSpace;
        var seconds = TimeSpan.FromSeconds(Math.Round(value.TotalSeconds));
        return value switch
        {
            { TotalMilliseconds: < 999.5 } => $"{Math.Max(0, (int)Math.Round(value.TotalMilliseconds))}{space}ms",
            { TotalSeconds: < 59.95 } => $"{OneDecimal(value.TotalSeconds, language)}{space}s",
            _ when seconds.TotalHours < 1 => $"{seconds.Minutes}{space}min {seconds.Seconds:00}{space}s",
            _ => $"{Number((long)seconds.TotalHours, language)}{space}h {seconds.Minutes:00}{space}min",
        };
    }

    /// <summary>A number of bytes, rounded.</summary>
    public static string Size(long bytes, ReportLanguage language)
    {
        string[] units = language == ReportLanguage.English ? ["bytes", "kB", "MB", "GB", "TB"] : ["octets", "ko", "Mo", "Go", "To"];
        var space = language == ReportLanguage.English ? ' ' : FrenchTypography.NoBreakSpace;
        if (bytes < 1000)
        {
            return $"{Number(bytes, language)}{space}{units[0]}";
        }

        var unit = 0;
        var value = (double)bytes;
        while (value >= 999.95 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return $"{OneDecimal(value, language)}{space}{units[unit]}";
    }

    private static string OneDecimal(double value, ReportLanguage language)
    {
        var text = value.ToString("0.0", CultureInfo.InvariantCulture);
        return language == ReportLanguage.English ? text : text.Replace('.', ',');
    }
}
