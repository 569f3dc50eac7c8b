using System.Buffers;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>URIs after RFC 3986 and IRIs after RFC 3987, absolute or as references.</summary>
internal static class UriFormat
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/"u8);

    private static readonly SearchValues<byte> FutureAddress = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:"u8);

    public static bool IsUri(ReadOnlySpan<byte> value) => IsReference(value, isAbsolute: true, isInternational: false);

    public static bool IsUriReference(ReadOnlySpan<byte> value) => IsReference(value, isAbsolute: false, isInternational: false);

    public static bool IsIri(ReadOnlySpan<byte> value) => IsReference(value, isAbsolute: true, isInternational: true);

    public static bool IsIriReference(ReadOnlySpan<byte> value) => IsReference(value, isAbsolute: false, isInternational: true);

    /// <summary>Whether RFC 3987 allows the code point anywhere, or where it is private in a query.</summary>
    public static bool IsBeyondAscii(int codePoint, bool allowPrivate) => codePoint switch
    {
        < 0xA0 => false,
        < 0xD800 => true,
        < 0xF900 => allowPrivate && codePoint >= 0xE000,
        < 0xFDD0 => true,
        < 0xFDF0 => false,
        < 0xFFF0 => true,
        < 0x10000 => false,
        < 0xE0000 => (codePoint & 0xFFFF) < 0xFFFE,
        < 0xE1000 => false,
        < 0xF0000 => (codePoint & 0xFFFF) < 0xFFFE,
        _ => allowPrivate && (codePoint & 0xFFFF) < 0xFFFE,
    };

    private static bool IsReference(ReadOnlySpan<byte> value, bool isAbsolute, bool isInternational)
    {
        // A colon before any slash ends a scheme; the first segment of a relative reference has none.
        var delimiter = value.IndexOfAny(":/?#"u8);
        if (delimiter >= 0 && value[delimiter] == ':')
        {
            if (!IsScheme(value[..delimiter]))
            {
                return false;
            }

            value = value[(delimiter + 1)..];
        }
        else if (isAbsolute)
        {
            return false;
        }

        var hash = value.IndexOf((byte)'#');
        if (hash >= 0)
        {
            if (!IsText(value[(hash + 1)..], allowQuestion: true, isInternational))
            {
                return false;
            }

            value = value[..hash];
        }

        var question = value.IndexOf((byte)'?');
        if (question >= 0)
        {
            if (!IsText(value[(question + 1)..], allowQuestion: true, isInternational, allowPrivate: true))
            {
                return false;
            }

            value = value[..question];
        }

        if (!value.StartsWith("//"u8))
        {
            return IsText(value, allowQuestion: false, isInternational);
        }

        value = value[2..];
        var slash = value.IndexOf((byte)'/');
        var authority = slash < 0 ? value : value[..slash];
        return IsAuthority(authority, isInternational) && (slash < 0 || IsText(value[slash..], allowQuestion: false, isInternational));
    }

    private static bool IsScheme(ReadOnlySpan<byte> scheme)
    {
        foreach (var c in scheme)
        {
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return scheme.Length > 0 && char.IsAsciiLetter((char)scheme[0]);
    }

    private static bool IsAuthority(ReadOnlySpan<byte> authority, bool isInternational)
    {
        var at = authority.IndexOf((byte)'@');
        if (at >= 0)
        {
            if (!IsText(authority[..at], allowQuestion: false, isInternational))
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

        return IsText(host, allowQuestion: false, isInternational) && !host.Contains((byte)'@')
            && (port.Length == 0 || (port[0] == ':' && !port[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')));
    }

    private static bool IsAddress(ReadOnlySpan<byte> address)
    {
        if (address.Length == 0 || (address[0] | 0x20) != 'v')
        {
            return IpFormat.IsIPv6(address);
        }

        // The form reserved for addresses of future versions.
        var point = address.IndexOf((byte)'.');
        if (point < 2 || point == address.Length - 1 || address[(point + 1)..].ContainsAnyExcept(FutureAddress))
        {
            return false;
        }

        foreach (var c in address[1..point])
        {
            if (!char.IsAsciiHexDigit((char)c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsText(ReadOnlySpan<byte> text, bool allowQuestion, bool isInternational, bool allowPrivate = false)
    {
        while (true)
        {
            var stop = text.IndexOfAnyExcept(Plain);
            if (stop < 0)
            {
                return true;
            }

            text = text[stop..];
            var length = 1;
            if (text[0] == '%')
            {
                if (text.Length < 3 || !char.IsAsciiHexDigit((char)text[1]) || !char.IsAsciiHexDigit((char)text[2]))
                {
                    return false;
                }

                length = 3;
            }
            else if (text[0] >= 0x80)
            {
                if (!isInternational || Rune.DecodeFromUtf8(text, out var rune, out length) != OperationStatus.Done
                    || !IsBeyondAscii(rune.Value, allowPrivate))
                {
                    return false;
                }
            }
            else if (text[0] != '?' || !allowQuestion)
            {
                return false;
            }

            text = text[length..];
        }
    }
}
