namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>Addresses of RFC 2673 (version 4) and RFC 4291 (version 6).</summary>
internal static class IpFormat
{
    public static bool IsIPv4(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 7 or > 15)
        {
            return false;
        }

        var parts = 1;
        var digits = 0;
        var number = 0;
        foreach (var c in value)
        {
            if (c == '.')
            {
                if (digits == 0 || ++parts > 4)
                {
                    return false;
                }

                (digits, number) = (0, 0);
                continue;
            }

            // Some parsers read a leading zero as octal.
            if (!char.IsAsciiDigit((char)c) || (digits > 0 && number == 0))
            {
                return false;
            }

            digits++;
            number = (number * 10) + (c - '0');
            if (number > 255)
            {
                return false;
            }
        }

        return parts == 4 && digits > 0;
    }

    public static bool IsIPv6(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 2 or > 45)
        {
            return false;
        }

        var groups = 0;
        var hasGap = false;
        var i = 0;
        if (value[0] == ':')
        {
            if (value[1] != ':')
            {
                return false;
            }

            hasGap = true;
            i = 2;
        }

        while (i < value.Length)
        {
            var start = i;
            while (i < value.Length && char.IsAsciiHexDigit((char)value[i]))
            {
                i++;
            }

            if (i < value.Length && value[i] == '.')
            {
                groups += 2;
                return IsIPv4(value[start..]) && IsComplete(groups, hasGap);
            }

            if (i - start is 0 or > 4 || ++groups > 8)
            {
                return false;
            }

            if (i == value.Length)
            {
                break;
            }

            if (value[i++] != ':' || i == value.Length)
            {
                return false;
            }

            if (value[i] == ':')
            {
                if (hasGap)
                {
                    return false;
                }

                hasGap = true;
                i++;
            }
        }

        return IsComplete(groups, hasGap);
    }

    /// <summary>A gap replaces at least one group.</summary>
    private static bool IsComplete(int groups, bool hasGap) => hasGap ? groups < 8 : groups == 8;
}
