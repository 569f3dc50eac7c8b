namespace Qlower.Loaders.Formats;

/// <summary>The zone of timestamps without an offset.</summary>
internal static class ParisTime
{
    /// <summary>Europe/Paris from the machine's data, or its present rule where the machine has none.</summary>
    public static TimeZoneInfo Zone { get; } = Find();

    private static TimeZoneInfo Find()
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Paris", out var zone))
        {
            return zone;
        }

        // Central European Time as the directive 2000/84/EC sets it: summer time from the last Sunday of March, 2:00, to the last one of October, 3:00.
        var start = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday);
        var end = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), start, end);
        return TimeZoneInfo.CreateCustomTimeZone("Europe/Paris", TimeSpan.FromHours(1), "Europe/Paris", "CET", "CEST", [rule]);
    }
}
