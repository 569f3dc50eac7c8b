using System.Buffers;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>A mailbox after RFC 5321, or with characters beyond ASCII after RFC 6531.</summary>
internal static class EmailFormat
{
    private static readonly SearchValues<byte> AtomCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+-/=?^_`{|}~"u8);

    public static bool IsEmail(ReadOnlySpan<byte> value) => IsMailbox(value, isInternational: false);

    public static bool IsInternationalEmail(ReadOnlySpan<byte> value) => IsMailbox(value, isInternational: true);

    private static bool IsMailbox(ReadOnlySpan<byte> value, bool isInternational)
    {
        var at = value.LastIndexOf((byte)'@');
        if (at is <= 0 || at == value.Length - 1)
        {
            return false;
        }

        var local = value[..at];
        var domain = value[(at + 1)..];
        return (IsDotAtom(local, isInternational) || IsQuoted(local, isInternational))
            && (IsAddressLiteral(domain)
                || (isInternational ? HostNameFormat.IsInternationalHostName(domain) : HostNameFormat.IsHostName(domain)));
    }

    private static bool IsAddressLiteral(ReadOnlySpan<byte> domain)
    {
        if (domain[0] != '[' || domain[^1] != ']')
        {
            return false;
        }

        var address = domain[1..^1];
        return address.StartsWith("IPv6:"u8) ? IpFormat.IsIPv6(address[5..]) : IpFormat.IsIPv4(address);
    }

    private static bool IsQuoted(ReadOnlySpan<byte> local, bool isInternational)
    {
        if (local.Length < 3 || local[0] != '"' || local[^1] != '"')
        {
            return false;
        }

        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] is < 0x20 or 0x7F or (byte)'"' || (local[i] > 0x7F && !isInternational)
                || (local[i] == '\\' && ++i == local.Length - 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDotAtom(ReadOnlySpan<byte> local, bool isInternational)
    {
        if (local[0] == '.' || local[^1] == '.' || local.IndexOf(".."u8) >= 0)
        {
            return false;
        }

        while (local.ContainsAnyExcept(AtomCharacters))
        {
            var odd = local.IndexOfAnyExcept(AtomCharacters);
            if (local[odd] < 0x80 || !isInternational)
            {
                return false;
            }

            local = local[(odd + 1)..];
        }

        return true;
    }
}
