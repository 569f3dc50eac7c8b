namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>A duration after appendix A of RFC 3339: units follow each other without gaps, weeks are used alone.</summary>
internal static class DurationFormat
{
    public static bool IsDuration(ReadOnlySpan<byte> value)
    {
        if (value.Length < 3 || value[0] != 'P')
        {
            return false;
        }

        value = value[1..];
        var time = value.IndexOf((byte)'T');
        if (time < 0)
        {
            return HasUnits(value, "YMD"u8) || HasUnits(value, "W"u8);
        }

        return (time == 0 || HasUnits(value[..time], "YMD"u8)) && HasUnits(value[(time + 1)..], "HMS"u8);
    }

    /// <summary>At least one number with its unit, the units in a row.</summary>
    private static bool HasUnits(ReadOnlySpan<byte> value, ReadOnlySpan<byte> units)
    {
        var next = -1;
        while (value.Length > 0)
        {
            var digits = value.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits < 1)
            {
                return false;
            }

            var unit = units.IndexOf(value[digits]);
            if (unit < 0 || (next >= 0 && unit != next))
            {
                return false;
            }

            next = unit + 1;
            value = value[(digits + 1)..];
        }

        return next >= 0;
    }
}
