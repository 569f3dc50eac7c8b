using System.Globalization;

namespace Qlower.Loaders.Monitoring;

/// <summary>Durations as people read them.</summary>
internal static class ReadableDuration
{
    /// <summary>The duration, such as <c>45 ms</c>, <c>3.2 s</c>, <c>4 min 05 s</c> or <c>2 h 07 min</c>; a negative one is 0.</summary>
    public static string Of(TimeSpan duration)
    {
        var whole = duration > TimeSpan.Zero ? duration : TimeSpan.Zero;
        var rounded = TimeSpan.FromSeconds(Math.Round(whole.TotalSeconds));
        return whole switch
        {
            { TotalMilliseconds: < 999.5 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalMilliseconds:0} ms"),
            { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalSeconds:0.0} s"),
            _ when rounded.TotalMinutes < 60 => string.Create(CultureInfo.InvariantCulture, $"{(int)rounded.TotalMinutes} min {rounded.Seconds:00} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(long)rounded.TotalHours} h {rounded.Minutes:00} min"),
        };
    }
}
