using System.Buffers;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>An absolute URI after RFC 3986.</summary>
internal static class UriFormat
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/"u8);

    public static bool IsUri(ReadOnlySpan<byte> value)
    {
        var colon = value.IndexOf((byte)':');
        if (colon < 1 || !char.IsAsciiLetter((char)value[0]))
        {
            return false;
        }

        foreach (var c in value[..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        var rest = value[(colon + 1)..];
        var hash = rest.IndexOf((byte)'#');
        if (hash >= 0)
        {
            if (!IsText(rest[(hash + 1)..], allowQuestion: true))
            {
                return false;
            }

            rest = rest[..hash];
        }

        var question = rest.IndexOf((byte)'?');
        if (question >= 0)
        {
            if (!IsText(rest[(question + 1)..], allowQuestion: true))
            {
                return false;
            }

            rest = rest[..question];
        }

        if (!rest.StartsWith("//"u8))
        {
            return IsText(rest, allowQuestion: false);
        }

        rest = rest[2..];
        var slash = rest.IndexOf((byte)'/');
        var authority = slash < 0 ? rest : rest[..slash];
        return IsAuthority(authority) && (slash < 0 || IsText(rest[slash..], allowQuestion: false));
    }

    private static bool IsAuthority(ReadOnlySpan<byte> authority)
    {
        var at = authority.IndexOf((byte)'@');
        if (at >= 0)
        {
            if (!IsText(authority[..at], allowQuestion: false))
            {
                return false;
            }

            authority = authority[(at + 1)..];
        }

        ReadOnlySpan<byte> host;
        ReadOnlySpan<byte> port;
        if (authority.Length > 0 && authority[0] == '[')
        {
            var close = authority.IndexOf((byte)']');
            if (close < 0 || !IsAddress(authority[1..close]))
            {
                return false;
            }

            host = default;
            port = authority[(close + 1)..];
        }
        else
        {
            var colon = authority.IndexOf((byte)':');
            host = colon < 0 ? authority : authority[..colon];
            port = colon < 0 ? default : authority[colon..];
        }

        return IsText(host, allowQuestion: false) && !host.Contains((byte)'@')
            && (port.Length == 0 || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    private static bool IsAddress(ReadOnlySpan<byte> address) =>
        BuiltInFormats.IsIPv6(address)
        || (address.Length > 3 && (address[0] | 0x20) == 'v' && address.Contains((byte)'.') && IsText(address, allowQuestion: false));

    private static bool IsText(ReadOnlySpan<byte> text, bool allowQuestion)
    {
        while (true)
        {
            var stop = text.IndexOfAnyExcept(Plain);
            if (stop < 0)
            {
                return true;
            }

            if (text[stop] == '%')
            {
                if (text.Length < stop + 3 || !char.IsAsciiHexDigit((char)text[stop + 1]) || !char.IsAsciiHexDigit((char)text[stop + 2]))
                {
                    return false;
                }

                text = text[(stop + 3)..];
            }
            else if (text[stop] == '?' && allowQuestion)
            {
                text = text[(stop + 1)..];
            }
            else
            {
                return false;
            }
        }
    }
}
