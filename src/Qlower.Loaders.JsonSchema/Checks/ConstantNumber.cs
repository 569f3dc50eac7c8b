using System.Buffers;
using System.Numerics;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Checks;

/// <summary>A number of the schema, exact, against which tokens are compared. Immutable.</summary>
internal sealed class ConstantNumber
{
    private readonly byte[] _digits;
    private readonly long _exponent;
    private readonly long? _integer;
    private Divisor? _divisor;

    private ConstantNumber(NumberToken number)
    {
        Sign = number.Sign;
        _digits = number.Digits.ToArray();
        _exponent = number.Exponent;
        if (_digits.Length <= _exponent && _exponent <= 18)
        {
            long integer = 0;
            for (var i = 0; i < _exponent; i++)
            {
                integer = (integer * 10) + (i < _digits.Length ? _digits[i] : 0);
            }

            _integer = integer * Sign;
        }
        else if (Sign == 0)
        {
            _integer = 0;
        }
    }

    public int Sign { get; }

    public static ConstantNumber Parse(string token)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        return new ConstantNumber(NumberToken.Parse(bytes, new byte[bytes.Length]));
    }

    /// <summary>Compares this number with a token: negative when this one is smaller.</summary>
    public int CompareTo(ReadOnlySpan<byte> token)
    {
        if (_integer is { } integer && TryPlain(token, out var plain, out var hasFraction))
        {
            // Cut towards zero, the fraction decides only between equals.
            var order = integer.CompareTo(plain);
            return order != 0 || !hasFraction ? order : token[0] == '-' ? 1 : -1;
        }

        var pooled = token.Length > 256 ? ArrayPool<byte>.Shared.Rent(token.Length) : null;
        var result = Compare(NumberToken.Parse(token, pooled ?? stackalloc byte[256]));
        if (pooled is not null)
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }

        return result;
    }

    /// <summary>Whether the token is an integer times this number, which must not be zero.</summary>
    public bool Divides(ReadOnlySpan<byte> token)
    {
        if (_integer is { } integer && TryPlain(token, out var plain, out var hasFraction) && !hasFraction)
        {
            return plain % integer == 0;
        }

        var pooled = token.Length > 256 ? ArrayPool<byte>.Shared.Rent(token.Length) : null;
        var result = Divides(NumberToken.Parse(token, pooled ?? stackalloc byte[256]));
        if (pooled is not null)
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }

        return result;
    }

    /// <summary>Reads a short number without exponent, cut towards zero.</summary>
    private static bool TryPlain(ReadOnlySpan<byte> token, out long value, out bool hasFraction)
    {
        value = 0;
        hasFraction = false;
        if (token.Length > 18)
        {
            return false;
        }

        var negative = token[0] == '-';
        var i = negative ? 1 : 0;
        for (; i < token.Length && (uint)(token[i] - '0') <= 9; i++)
        {
            value = (value * 10) + (token[i] - '0');
        }

        if (i < token.Length && token[i] == '.')
        {
            for (i++; i < token.Length && (uint)(token[i] - '0') <= 9; i++)
            {
                hasFraction |= token[i] != '0';
            }
        }

        value = negative ? -value : value;
        return i == token.Length;
    }

    private int Compare(in NumberToken other)
    {
        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }

        var magnitude = _exponent != other.Exponent
            ? _exponent.CompareTo(other.Exponent)
            : _digits.AsSpan().SequenceCompareTo(other.Digits);
        return Sign * magnitude;
    }

    private bool Divides(in NumberToken other)
    {
        if (other.Sign == 0)
        {
            return true;
        }

        // other / this = (their digits / our digits) × 10^shift; neither coefficient ends in a zero.
        var shift = (other.Exponent - other.Digits.Length) - (_exponent - _digits.Length);
        if (shift < 0)
        {
            return false;
        }

        return (_divisor ??= new Divisor(_digits)).Divides(other.Digits, shift);
    }

    /// <summary>A separate method, as most schemas never need <see cref="BigInteger"/>, which has an assembly of its own.</summary>
    private sealed class Divisor(byte[] digits)
    {
        private readonly BigInteger _coefficient = CoefficientOf(digits);

        public bool Divides(ReadOnlySpan<byte> others, long shift) =>
            (CoefficientOf(others) * BigInteger.ModPow(10, shift, _coefficient) % _coefficient).IsZero;

        private static BigInteger CoefficientOf(ReadOnlySpan<byte> digits)
        {
            var coefficient = BigInteger.Zero;
            foreach (var digit in digits)
            {
                coefficient = (coefficient * 10) + digit;
            }

            return coefficient;
        }
    }
}
