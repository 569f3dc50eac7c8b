namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The formats of RFC 3339.</summary>
internal static class DateTimeFormat
{
    public static bool IsDate(ReadOnlySpan<byte> value)
    {
        if (value.Length != 10 || value[4] != '-' || value[7] != '-')
        {
            return false;
        }

        var year = (Two(value, 0) * 100) + Two(value, 2);
        var month = Two(value, 5);
        var day = Two(value, 8);
        if (Two(value, 0) < 0 || Two(value, 2) < 0 || month is < 1 or > 12 || day < 1)
        {
            return false;
        }

        // Year 0 is a year of RFC 3339 and a leap one; DateTime does not know it.
        return day <= 28 || day <= DateTime.DaysInMonth(year == 0 ? 4 : year, month);
    }

    public static bool IsDateTime(ReadOnlySpan<byte> value) =>
        value.Length > 11 && value[10] is (byte)'T' or (byte)'t' && IsDate(value[..10]) && IsTime(value[11..]);

    public static bool IsTime(ReadOnlySpan<byte> value)
    {
        if (value.Length < 9 || value[2] != ':' || value[5] != ':')
        {
            return false;
        }

        var hour = Two(value, 0);
        var minute = Two(value, 3);
        var second = Two(value, 6);
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
        {
            return false;
        }

        var zone = value[8..];
        if (zone[0] == '.')
        {
            var end = zone[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (end < 1)
            {
                return false;
            }

            zone = zone[(end + 1)..];
        }

        return TryOffset(zone, out var offset) && (second < 60 || IsLastMinuteOfDay((hour * 60) + minute - offset));
    }

    private static bool IsLastMinuteOfDay(int utcMinute) => ((utcMinute % 1440) + 1440) % 1440 == 1439;

    private static bool TryOffset(ReadOnlySpan<byte> zone, out int minutes)
    {
        minutes = 0;
        if (zone.Length == 1)
        {
            return zone[0] is (byte)'Z' or (byte)'z';
        }

        if (zone.Length != 6 || zone[0] is not ((byte)'+' or (byte)'-') || zone[3] != ':'
            || Two(zone, 1) is < 0 or > 23 || Two(zone, 4) is < 0 or > 59)
        {
            return false;
        }

        minutes = ((Two(zone, 1) * 60) + Two(zone, 4)) * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    /// <summary>The number written with two digits, or a negative one when they are not digits.</summary>
    private static int Two(ReadOnlySpan<byte> value, int at)
    {
        var tens = (uint)(value[at] - '0');
        var ones = (uint)(value[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1_000_000;
    }
}
