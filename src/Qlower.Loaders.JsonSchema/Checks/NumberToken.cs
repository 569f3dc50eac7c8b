using System.Buffers;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>
/// A JSON number in the form 0.d₁d₂… × 10^exponent without leading or trailing zeros, exact for any length. Zero has no digits.
/// </summary>
internal readonly ref struct NumberToken
{
    /// <summary>Exponents beyond this are clamped to it: no two literals of practice differ there only.</summary>
    private const long ExponentBound = long.MaxValue / 8;

    private NumberToken(int sign, ReadOnlySpan<byte> digits, long exponent)
    {
        Sign = sign;
        Digits = digits;
        Exponent = exponent;
    }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign { get; }

    /// <summary>Values 0 to 9, not characters.</summary>
    public ReadOnlySpan<byte> Digits { get; }

    public long Exponent { get; }

    public static bool IsInteger(ReadOnlySpan<byte> token)
    {
        if (token.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            return true;
        }

        var pooled = token.Length > 256 ? ArrayPool<byte>.Shared.Rent(token.Length) : null;
        var number = Parse(token, pooled ?? stackalloc byte[256]);
        var result = number.Exponent >= number.Digits.Length;
        if (pooled is not null)
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }

        return result;
    }

    /// <summary>Reads a token of valid grammar.</summary>
    /// <param name="token">The token.</param>
    /// <param name="digits">Buffer for the digits, at least as long as the token; the result refers to it.</param>
    public static NumberToken Parse(ReadOnlySpan<byte> token, Span<byte> digits)
    {
        var negative = token[0] == '-';
        var count = 0;
        long point = 0;
        var seenPoint = false;
        var i = negative ? 1 : 0;
        for (; i < token.Length; i++)
        {
            var c = token[i];
            if (c == '.')
            {
                seenPoint = true;
            }
            else if ((uint)(c - '0') <= 9)
            {
                if (count > 0 || c != '0')
                {
                    digits[count++] = (byte)(c - '0');
                    point += seenPoint ? 0 : 1;
                }
                else if (seenPoint)
                {
                    point--;
                }
            }
            else
            {
                break;
            }
        }

        while (count > 0 && digits[count - 1] == 0)
        {
            count--;
        }

        if (count == 0)
        {
            return default;
        }

        if (i < token.Length)
        {
            point += ReadExponent(token[(i + 1)..]);
        }

        return new NumberToken(negative ? -1 : 1, digits[..count], point);
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var negative = text[0] == '-';
        var value = 0L;
        foreach (var c in text)
        {
            if (c is not ((byte)'+' or (byte)'-'))
            {
                value = Math.Min((value * 10) + (c - '0'), ExponentBound / 16);
            }
        }

        return negative ? -value : value;
    }
}
