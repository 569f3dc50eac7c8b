namespace Qlower.Loaders.JsonSchema.Scanning;

/// <summary>The grammar of numbers as a state machine that can stop at any byte and continue later.</summary>
internal static class NumberGrammar
{
    public const int Start = 0;
    private const int Minus = 1;
    private const int Zero = 2;
    private const int Integer = 3;
    private const int Point = 4;
    private const int Fraction = 5;
    private const int Letter = 6;
    private const int ExponentSign = 7;
    private const int Exponent = 8;

    /// <summary>Whether a number may end in this state.</summary>
    public static bool IsAccepting(int state) => state is Zero or Integer or Fraction or Exponent;

    /// <summary>Reads to the end of the number.</summary>
    /// <returns>The index of the first byte that is not part of it, or the length.</returns>
    public static int Read(ReadOnlySpan<byte> bytes, ref int state)
    {
        var i = 0;
        if (state == Start && bytes.Length > 0 && bytes[0] is >= (byte)'1' and <= (byte)'9')
        {
            // Most numbers are a few digits, perhaps a point, and a few digits.
            i = Digits(bytes, 1);
            state = Integer;
            if (i + 1 < bytes.Length && bytes[i] == '.' && char.IsAsciiDigit((char)bytes[i + 1]))
            {
                i = Digits(bytes, i + 2);
                state = Fraction;
            }
        }

        for (; i < bytes.Length; i++)
        {
            var next = Next(state, bytes[i]);
            if (next < 0)
            {
                return i;
            }

            state = next;
        }

        return bytes.Length;
    }

    private static int Digits(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && (uint)(bytes[at] - '0') <= 9)
        {
            at++;
        }

        return at;
    }

    private static int Next(int state, byte c)
    {
        switch (c)
        {
            case >= (byte)'0' and <= (byte)'9':
                return state switch
                {
                    Start or Minus => c == '0' ? Zero : Integer,
                    Integer => Integer,
                    Point or Fraction => Fraction,
                    Letter or ExponentSign or Exponent => Exponent,
                    _ => -1,
                };
            case (byte)'-':
                return state switch { Start => Minus, Letter => ExponentSign, _ => -1 };
            case (byte)'+':
                return state == Letter ? ExponentSign : -1;
            case (byte)'.':
                return state is Zero or Integer ? Point : -1;
            case (byte)'e' or (byte)'E':
                return state is Zero or Integer or Fraction ? Letter : -1;
            default:
                return -1;
        }
    }
}
