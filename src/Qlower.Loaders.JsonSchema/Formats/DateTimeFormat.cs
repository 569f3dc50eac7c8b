using System.Buffers.Binary;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>The formats of RFC 3339.</summary>
internal static class DateTimeFormat
{
    public static bool IsDate(ReadOnlySpan<byte> value)
    {
        if (value.Length != 10)
        {
            return false;
        }

        // Two words that overlap, YYYY-MM- and YY-MM-DD. The rest of a hyphen must be 0 and that of a digit at most 9: adding 7F or
        // 76 sets the highest bit of a byte that is more.
        var head = BinaryPrimitives.ReadUInt64LittleEndian(value) ^ 0x2D30302D30303030;
        var tail = BinaryPrimitives.ReadUInt64LittleEndian(value[2..]) ^ 0x30302D30302D3030;
        if (((head | (head + 0x7F76767F76767676) | tail | (tail + 0x76767F76767F7676)) & 0x8080808080808080) != 0)
        {
            return false;
        }

        var month = (int)((((tail >> 24) & 15) * 10) + ((tail >> 32) & 15));
        var day = (int)((((tail >> 48) & 15) * 10) + (tail >> 56));
        if ((uint)(month - 1) > 11 || (uint)(day - 1) > 27)
        {
            return month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(value, month);
        }

        return true;
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

    private static int DaysInMonth(ReadOnlySpan<byte> date, int month)
    {
        if (month != 2)
        {
            return month is 4 or 6 or 9 or 11 ? 30 : 31;
        }

        // Year 0 is a year of RFC 3339 and a leap one; DateTime does not support it.
        var year = (Two(date, 0) * 100) + Two(date, 2);
        return year == 0 || DateTime.IsLeapYear(year) ? 29 : 28;
    }

    /// <summary>The number written with two digits, or a negative one when they are not digits.</summary>
    private static int Two(ReadOnlySpan<byte> value, int at)
    {
        var tens = (uint)(value[at] - '0');
        var ones = (uint)(value[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1_000_000;
    }
}
