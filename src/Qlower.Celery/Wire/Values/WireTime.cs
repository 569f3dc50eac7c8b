using System.Globalization;
using System.Text.RegularExpressions;

namespace Qlower.Celery.Wire.Values;

/// <summary>
/// Times as Celery writes and reads them. Its reader takes a fraction of a second for a whole number of microseconds, so that six digits are
/// the only fraction that means the same on both sides; .NET's own round-trip format (seven digits) gets a task discarded.
/// </summary>
internal static partial class WireTime
{
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>As <c>date_done</c> of a result is written: UTC without saying so.</summary>
    public static string FormatNaive(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    /// <summary>Reads what Celery writes; a time without offset is UTC, a fraction is a number of microseconds.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (Pattern().Match(text) is not { Success: true } match
            || !DateTimeOffset.TryParseExact(
                match.Groups["minutes"].Value, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start))
        {
            return false;
        }

        var seconds = Number(match.Groups["seconds"]);
        var microseconds = Number(match.Groups["fraction"]);
        var offset = new TimeSpan(Number(match.Groups["hours"]), Number(match.Groups["offset"]), 0);
        if (seconds > 59 || microseconds > 999_999 || offset.TotalHours > 24)
        {
            return false;
        }

        var ticks = start.UtcTicks + (seconds * TimeSpan.TicksPerSecond) + (microseconds * TimeSpan.TicksPerMicrosecond)
            + (match.Groups["sign"].Value == "-" ? offset.Ticks : -offset.Ticks);
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static int Number(Group group) =>
        !group.Success ? 0 : int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex(
        @"^(?<minutes>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(:(?<seconds>[0-9]{2})(\.(?<fraction>[0-9]+))?)?"
        + @"(Z|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<offset>[0-9]{2}))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
