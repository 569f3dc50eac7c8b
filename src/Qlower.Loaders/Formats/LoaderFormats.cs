using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Formats;

/// <summary>The formats that the Loader 2.0 schema names beyond the standard ones. A value that another keyword refuses passes here.</summary>
internal static class LoaderFormats
{
    /// <summary>Significant digits, and digits on either side of the point, that a <see cref="decimal"/> keeps exactly.</summary>
    private const int MaxDigits = 28;

    private static readonly SearchValues<byte> PlainDecimal = SearchValues.Create("0123456789."u8);

    public static IReadOnlyDictionary<string, FormatCheck> All { get; } = new Dictionary<string, FormatCheck>
    {
        ["x-decimal"] = static (value, _) => IsExactDecimal(value),
        ["x-siren"] = static (value, _) => value.Length != 9 || HasLuhnDigit(value),
        ["x-siret"] = static (value, _) => value.Length != 14 || HasLuhnDigit(value) || IsPostOfficeSiret(value),
        ["x-iso-8601"] = static (value, isNumber) => isNumber || Timestamp.TryRead(value, out _),
        ["x-web-address"] = static (value, isNumber) => isNumber || IsWebAddress(value),
    };

    /// <summary>
    /// Reads an ISO 8601 date or date-time. Without an offset it is Europe/Paris; a date alone is midnight there.
    /// </summary>
    public static bool TryParseTimestamp(ReadOnlySpan<byte> utf8, out DateTimeOffset value)
    {
        value = default;
        if (!Timestamp.TryRead(utf8, out var timestamp))
        {
            return false;
        }

        value = timestamp.Offset is { } offset
            ? new DateTimeOffset(timestamp.Local, offset)
            : new DateTimeOffset(timestamp.Local, ParisTime.Zone.GetUtcOffset(timestamp.Local));
        return true;
    }

    /// <summary>Whether a plain decimal literal survives as a <see cref="decimal"/> without losing a digit.</summary>
    internal static bool IsExactDecimal(ReadOnlySpan<byte> literal)
    {
        var exponent = 0;
        var split = literal.IndexOfAny((byte)'e', (byte)'E');
        if (split < 0 && literal.Length <= MaxDigits)
        {
            return true;
        }

        if (split >= 0)
        {
            var power = literal[(split + 1)..];
            power = power.Length > 0 && power[0] == (byte)'+' ? power[1..] : power;
            var isZero = literal[..split].IndexOfAnyInRange((byte)'1', (byte)'9') < 0;
            if (!Utf8Parser.TryParse(power, out exponent, out var used) || used != power.Length || Math.Abs((long)exponent) > 1000)
            {
                return isZero;
            }

            literal = literal[..split];
        }

        literal = literal.Length > 0 && literal[0] == (byte)'-' ? literal[1..] : literal;
        var point = literal.IndexOf((byte)'.');
        if (literal.IndexOfAnyExcept(PlainDecimal) >= 0)
        {
            return true;
        }

        var first = literal.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0)
        {
            return true;
        }

        var last = literal.LastIndexOfAnyInRange((byte)'1', (byte)'9');
        var units = point < 0 ? literal.Length : point;
        var highest = Power(first, units) + exponent;
        var lowest = Power(last, units) + exponent;
        return highest < MaxDigits && lowest >= -MaxDigits && highest - lowest < MaxDigits;
    }

    /// <summary>The power of ten of the digit at an index, where the units' digit ends at <paramref name="units"/>.</summary>
    private static int Power(int index, int units) => index < units ? units - 1 - index : units - index;

    /// <summary>The check digit of SIREN and SIRET: ISO/IEC 7812-1, annex B.</summary>
    private static bool HasLuhnDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit((char)digits[i]))
            {
                return true;
            }

            var digit = digits[i] - '0';
            if ((digits.Length - i) % 2 == 0)
            {
                digit *= 2;
                digit = digit > 9 ? digit - 9 : digit;
            }

            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Branches of La Poste (SIREN 356 000 000) have a rule of their own: the digits' sum is a multiple of five.</summary>
    private static bool IsPostOfficeSiret(ReadOnlySpan<byte> digits)
    {
        if (!digits.StartsWith("356000000"u8))
        {
            return false;
        }

        var sum = 0;
        foreach (var digit in digits)
        {
            sum += digit - '0';
        }

        return sum % 5 == 0;
    }

    private static bool IsWebAddress(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= 4096
        && Uri.TryCreate(Encoding.UTF8.GetString(utf8), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && utf8.IndexOfAnyInRange((byte)0, (byte)' ') < 0;
}
