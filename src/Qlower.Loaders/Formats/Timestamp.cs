namespace Qlower.Loaders.Formats;

/// <summary>
/// An ISO 8601 date or date-time as it is written. Read by hand: a regular expression, a culture and a time zone would take longer to
/// begin with than most files take to validate.
/// </summary>
/// <param name="Local">Date and time of day; midnight for a date alone.</param>
/// <param name="Offset">From UTC; null when none is written.</param>
internal readonly record struct Timestamp(DateTime Local, TimeSpan? Offset)
{
    /// <summary>Reads <c>2024-05-31</c>, or that with <c>T10:20</c>, seconds, a fraction and an offset.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out Timestamp timestamp)
    {
        timestamp = default;
        if (text.Length is < 10 or > 40 || !TryReadDate(text[..10], out var local))
        {
            return false;
        }

        TimeSpan? offset = null;
        var rest = text[10..];
        if (rest.Length > 0)
        {
            if (rest[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || !TryReadTime(rest[1..], out var time, out var length))
            {
                return false;
            }

            local += time;
            rest = rest[(1 + length)..];
            if (rest.Length > 0)
            {
                if (!TryReadOffset(rest, out var written))
                {
                    return false;
                }

                offset = written;
            }
        }

        // Years in which an offset cannot lead out of the calendar.
        timestamp = new Timestamp(local, offset);
        return local.Year is >= 2 and <= 9998;
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        if (text[4] != '-' || text[7] != '-' || !TryReadDigits(text[..4], out var year) || !TryReadDigits(text[5..7], out var month)
            || !TryReadDigits(text[8..], out var day) || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateTime(year, month, day);
        return true;
    }

    /// <summary>Hours and minutes, perhaps seconds, perhaps seven digits of a fraction; further digits are ignored.</summary>
    private static bool TryReadTime(ReadOnlySpan<byte> text, out TimeSpan time, out int length)
    {
        time = default;
        length = 5;
        var (seconds, ticks) = (0, 0L);
        if (text.Length < 5 || text[2] != ':' || !TryReadDigits(text[..2], out var hours) || !TryReadDigits(text[3..5], out var minutes))
        {
            return false;
        }

        if (text.Length >= 8 && text[5] == ':' && TryReadDigits(text[6..8], out seconds))
        {
            length = 8;
            if (text.Length >= 10 && text[8] is (byte)'.' or (byte)',' && char.IsAsciiDigit((char)text[9]))
            {
                var unit = TimeSpan.TicksPerSecond / 10;
                for (length = 9; length < text.Length && unit > 0 && char.IsAsciiDigit((char)text[length]); length++, unit /= 10)
                {
                    ticks += (text[length] - '0') * unit;
                }
            }
        }

        while (length < text.Length && char.IsAsciiDigit((char)text[length]))
        {
            length++;
        }

        time = new TimeSpan(hours, minutes, seconds) + new TimeSpan(ticks);
        return hours <= 23 && minutes <= 59 && seconds <= 59;
    }

    /// <summary><c>Z</c>, or hours with a sign, perhaps minutes, with or without a colon.</summary>
    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        var minutes = 0;
        var minutesAt = text.Length == 6 && text[3] == ':' ? 4 : 3;
        if (text[0] is not ((byte)'+' or (byte)'-') || text.Length is not (3 or 5 or 6) || (text.Length == 6 && minutesAt != 4)
            || !TryReadDigits(text[1..3], out var hours) || (text.Length > 3 && !TryReadDigits(text[minutesAt..], out minutes)))
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = text[0] == '-' ? -offset : offset;
        return hours <= 14 && minutes <= 59 && (hours < 14 || minutes == 0);
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit((char)c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
