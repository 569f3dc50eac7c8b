using System.Buffers;
using System.Net;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>The formats that need no help from the host.</summary>
internal static class BuiltInFormats
{
    private static readonly SearchValues<byte> IpCharacters = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    public static Func<ReadOnlySpan<byte>, bool>? Find(string name) => name switch
    {
        "date" => DateTimeFormat.IsDate,
        "time" => DateTimeFormat.IsTime,
        "date-time" => DateTimeFormat.IsDateTime,
        "email" => IsEmail,
        "hostname" => IsHostName,
        "ipv4" => IsIPv4,
        "ipv6" => IsIPv6,
        "uri" => UriFormat.IsUri,
        "uuid" => IsUuid,
        _ => null,
    };

    public static bool IsIPv4(ReadOnlySpan<byte> value)
    {
        var parts = 0;
        foreach (var range in value.Split((byte)'.'))
        {
            var part = value[range];
            if (++parts > 4 || part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }

            var number = 0;
            foreach (var c in part)
            {
                if (!char.IsAsciiDigit((char)c))
                {
                    return false;
                }

                number = (number * 10) + (c - '0');
            }

            if (number > 255)
            {
                return false;
            }
        }

        return parts == 4;
    }

    public static bool IsIPv6(ReadOnlySpan<byte> value)
    {
        if (value.Length is < 2 or > 45 || value.ContainsAnyExcept(IpCharacters))
        {
            return false;
        }

        var point = value.IndexOf((byte)'.');
        if (point >= 0 && !IsIPv4(value[(value[..point].LastIndexOf((byte)':') + 1)..]))
        {
            return false;
        }

        return value.Contains((byte)':') && IPAddress.TryParse(Encoding.ASCII.GetString(value), out _);
    }

    private static bool IsUuid(ReadOnlySpan<byte> value)
    {
        if (value.Length != 36)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? value[i] != '-' : !char.IsAsciiHexDigit((char)value[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHostName(ReadOnlySpan<byte> value)
    {
        if (value.Length is 0 or > 253)
        {
            return false;
        }

        foreach (var range in value.Split((byte)'.'))
        {
            var label = value[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit((char)c) && c != '-')
                {
                    return false;
                }
            }

            if (label.Length >= 4 && label[2] == '-' && label[3] == '-')
            {
                return label.Length > 4 && (label[0] | 0x20) == 'x' && (label[1] | 0x20) == 'n';
            }
        }

        return true;
    }

    private static bool IsEmail(ReadOnlySpan<byte> value)
    {
        var at = value.LastIndexOf((byte)'@');
        if (at is <= 0 || at == value.Length - 1)
        {
            return false;
        }

        var local = value[..at];
        var domain = value[(at + 1)..];
        return (IsDotAtom(local) || IsQuoted(local)) && (IsHostName(domain) || IsAddressLiteral(domain));
    }

    private static bool IsAddressLiteral(ReadOnlySpan<byte> domain)
    {
        if (domain[0] != '[' || domain[^1] != ']')
        {
            return false;
        }

        var address = domain[1..^1];
        return address.StartsWith("IPv6:"u8) ? IsIPv6(address[5..]) : IsIPv4(address);
    }

    private static bool IsQuoted(ReadOnlySpan<byte> local)
    {
        if (local.Length < 3 || local[0] != '"' || local[^1] != '"')
        {
            return false;
        }

        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] is < 0x20 or > 0x7E or (byte)'"' || (local[i] == '\\' && ++i == local.Length - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDotAtom(ReadOnlySpan<byte> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf(".."u8) >= 0)
        {
            return false;
        }

        foreach (var c in local)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && !".!#$%&'*+-/=?^_`{|}~"u8.Contains(c))
            {
                return false;
            }
        }

        return true;
    }
}
