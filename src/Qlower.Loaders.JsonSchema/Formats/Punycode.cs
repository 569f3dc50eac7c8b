namespace Qlower.Loaders.JsonSchema.Formats;

/// <summary>The encoding of RFC 3492, without the prefix <c>xn--</c>, in lower case.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int MinimumThreshold = 1;
    private const int MaximumThreshold = 26;
    private const int FirstBias = 72;
    private const int FirstCodePoint = 0x80;

    /// <summary>The number of code points, or -1 when the text is no Punycode or the target too short.</summary>
    public static int Decode(ReadOnlySpan<byte> text, Span<int> target)
    {
        var basic = Math.Max(0, text.LastIndexOf((byte)'-'));
        if (basic > target.Length)
        {
            return -1;
        }

        for (var i = 0; i < basic; i++)
        {
            target[i] = text[i];
        }

        var count = basic;
        var codePoint = FirstCodePoint;
        var bias = FirstBias;
        long index = 0;
        for (var at = basic > 0 ? basic + 1 : 0; at < text.Length;)
        {
            var before = index;
            long weight = 1;
            for (var k = Base; ; k += Base)
            {
                var digit = at < text.Length ? Digit(text[at++]) : -1;
                index += digit * weight;
                if (digit < 0 || index > int.MaxValue)
                {
                    return -1;
                }

                var threshold = Threshold(k, bias);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (weight > int.MaxValue)
                {
                    return -1;
                }
            }

            bias = Adapt((int)(index - before), count + 1, before == 0);
            codePoint += (int)Math.Min(index / (count + 1), Patterns.CodePointSet.LastCodePoint);
            index %= count + 1;
            if (codePoint is > Patterns.CodePointSet.LastCodePoint or (>= 0xD800 and <= 0xDFFF) || count == target.Length)
            {
                return -1;
            }

            target[(int)index..count].CopyTo(target[((int)index + 1)..]);
            target[(int)index++] = codePoint;
            count++;
        }

        return count;
    }

    /// <summary>The number of bytes, or -1 when the target is too short.</summary>
    public static int Encode(ReadOnlySpan<int> codePoints, Span<byte> target)
    {
        var written = 0;
        foreach (var codePoint in codePoints)
        {
            if (codePoint < FirstCodePoint)
            {
                if (written == target.Length)
                {
                    return -1;
                }

                target[written++] = (byte)codePoint;
            }
        }

        var basic = written;
        if (basic > 0 && !TryWrite('-', target, ref written))
        {
            return -1;
        }

        var next = FirstCodePoint;
        var bias = FirstBias;
        long delta = 0;
        for (var handled = basic; handled < codePoints.Length; delta++, next++)
        {
            var smallest = int.MaxValue;
            foreach (var codePoint in codePoints)
            {
                smallest = codePoint >= next ? Math.Min(smallest, codePoint) : smallest;
            }

            delta += (long)(smallest - next) * (handled + 1);
            next = smallest;
            foreach (var codePoint in codePoints)
            {
                delta += codePoint < next ? 1 : 0;
                if (codePoint != next)
                {
                    continue;
                }

                var rest = delta;
                for (var k = Base; ; k += Base)
                {
                    var threshold = Threshold(k, bias);
                    if (rest < threshold)
                    {
                        break;
                    }

                    if (!TryWrite(Letter(threshold + (int)((rest - threshold) % (Base - threshold))), target, ref written))
                    {
                        return -1;
                    }

                    rest = (rest - threshold) / (Base - threshold);
                }

                if (!TryWrite(Letter((int)rest), target, ref written))
                {
                    return -1;
                }

                bias = Adapt((int)delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }
        }

        return written;
    }

    private static bool TryWrite(char c, Span<byte> target, ref int written)
    {
        if (written == target.Length)
        {
            return false;
        }

        target[written++] = (byte)c;
        return true;
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, MinimumThreshold, MaximumThreshold);

    private static int Adapt(int delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - MinimumThreshold) * MaximumThreshold / 2; k += Base)
        {
            delta /= Base - MinimumThreshold;
        }

        return k + ((Base - MinimumThreshold + 1) * delta / (delta + 38));
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'a' and <= (byte)'z' => c - 'a',
        >= (byte)'0' and <= (byte)'9' => c - '0' + 26,
        _ => -1,
    };

    private static char Letter(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
