using System.Buffers;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>A template of RFC 6570; the operators that it reserves are accepted.</summary>
internal static class UriTemplateFormat
{
    public static bool IsUriTemplate(ReadOnlySpan<byte> value)
    {
        while (value.Length > 0)
        {
            int length;
            if (value[0] == '{')
            {
                length = value.IndexOf((byte)'}') + 1;
                if (length < 3 || !IsExpression(value[1..(length - 1)]))
                {
                    return false;
                }
            }
            else if (!IsLiteral(value, out length))
            {
                return false;
            }

            value = value[length..];
        }

        return true;
    }

    private static bool IsLiteral(ReadOnlySpan<byte> value, out int length)
    {
        length = 1;
        if (value[0] == '%')
        {
            length = 3;
            return IsPercentEncoded(value);
        }

        if (value[0] >= 0x80)
        {
            return Rune.DecodeFromUtf8(value, out var rune, out length) == OperationStatus.Done
                && UriFormat.IsBeyondAscii(rune.Value, allowPrivate: true);
        }

        return value[0] is > 0x20 and < 0x7F && !"\"<>\\^`{|}"u8.Contains(value[0]);
    }

    private static bool IsExpression(ReadOnlySpan<byte> expression)
    {
        if ("+#./;?&=,!@|"u8.Contains(expression[0]))
        {
            expression = expression[1..];
        }

        while (true)
        {
            var comma = expression.IndexOf((byte)',');
            if (!IsVariable(comma < 0 ? expression : expression[..comma]))
            {
                return false;
            }

            if (comma < 0)
            {
                return true;
            }

            expression = expression[(comma + 1)..];
        }
    }

    private static bool IsVariable(ReadOnlySpan<byte> variable)
    {
        var colon = variable.IndexOf((byte)':');
        if (colon >= 0)
        {
            var length = variable[(colon + 1)..];
            if (length.Length is 0 or > 4 || length[0] == '0' || length.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }

            variable = variable[..colon];
        }
        else if (variable.EndsWith("*"u8))
        {
            variable = variable[..^1];
        }

        var needsCharacter = true;
        while (variable.Length > 0)
        {
            var length = 1;
            if (variable[0] == '.')
            {
                if (needsCharacter)
                {
                    return false;
                }

                needsCharacter = true;
            }
            else
            {
                length = variable[0] == '%' ? 3 : 1;
                if (length == 3 ? !IsPercentEncoded(variable) : !char.IsAsciiLetterOrDigit((char)variable[0]) && variable[0] != '_')
                {
                    return false;
                }

                needsCharacter = false;
            }

            variable = variable[length..];
        }

        return !needsCharacter;
    }

    private static bool IsPercentEncoded(ReadOnlySpan<byte> value) =>
        value.Length >= 3 && char.IsAsciiHexDigit((char)value[1]) && char.IsAsciiHexDigit((char)value[2]);
}
