using System.Globalization;
using System.Numerics;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>A JSON number as it is written, exactly: digits times a power of ten, without trailing zeros.</summary>
internal readonly record struct OracleNumber(BigInteger Digits, int Exponent)
{
    private const int MaxExponent = 2_000;

    public bool IsInteger => Exponent >= 0;

    public static OracleNumber Parse(string text)
    {
        var split = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = split < 0 ? text : text[..split];
        var exponent = 0;
        if (split >= 0 && !int.TryParse(text[(split + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            throw new OracleGaveUpException("An exponent beyond bounds.");
        }

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture);
        if (digits.IsZero)
        {
            return default;
        }

        if (Math.Abs((long)exponent) > MaxExponent)
        {
            throw new OracleGaveUpException("An exponent beyond bounds.");
        }

        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        while (digits % 10 == 0)
        {
            digits /= 10;
            exponent++;
        }

        return new OracleNumber(digits, exponent);
    }

    public int CompareTo(OracleNumber other)
    {
        var (left, right) = Align(other);
        return left.CompareTo(right);
    }

    public bool IsMultipleOf(OracleNumber other)
    {
        var (left, right) = Align(other);
        return left % right == 0;
    }

    private (BigInteger Left, BigInteger Right) Align(OracleNumber other)
    {
        var lowest = Math.Min(Exponent, other.Exponent);
        return (Digits * BigInteger.Pow(10, Exponent - lowest), other.Digits * BigInteger.Pow(10, other.Exponent - lowest));
    }
}
