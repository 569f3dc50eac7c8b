using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Qlower.Loaders.Tests.EdgeValues;

/// <summary>What must be stored of a literal that was accepted, computed without the reader of the product.</summary>
internal static class ExpectedValue
{
    /// <returns>The text of the stored value; null for absent.</returns>
    public static string? Of(EdgeField field, string literal)
    {
        var text = literal.StartsWith('"') ? JsonSerializer.Deserialize<string>(literal) : null;
        if (literal == "null" || (text is not null && text.Trim().Length == 0))
        {
            return (field.Kind, field.WireName) switch
            {
                (_, "ccy") => "EUR",
                (_, "taxRegime") => "7",
                _ => null,
            };
        }

        return field.Kind switch
        {
            FieldKind.Id or FieldKind.WebAddress => text,
            FieldKind.Email => text!.Trim().ToLowerInvariant(),
            FieldKind.Decimal or FieldKind.OptionalDecimal or FieldKind.Count or FieldKind.Year => Plain(text ?? literal),
            FieldKind.Code => text ?? Plain(literal),
            FieldKind.YesNo => text == "O" ? "1" : "0",
            _ => text!.Trim(),
        };
    }

    /// <summary>A number of any size as a plain decimal without superfluous zeros.</summary>
    public static string Plain(string literal)
    {
        var split = literal.IndexOfAny(['e', 'E']);
        var mantissa = split < 0 ? literal : literal[..split];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : mantissa.Length - point - 1;
        var value = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (value.IsZero)
        {
            return "0";
        }

        var power = (split < 0 ? 0 : int.Parse(literal[(split + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) - scale;
        for (; power > 0; power--)
        {
            value *= 10;
        }

        for (; power < 0 && value % 10 == 0; power++)
        {
            value /= 10;
        }

        var digits = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(1 - power, '0');
        return (value.Sign < 0 ? "-" : "") + (power == 0 ? digits : $"{digits[..^-power]}.{digits[^-power..]}");
    }
}
