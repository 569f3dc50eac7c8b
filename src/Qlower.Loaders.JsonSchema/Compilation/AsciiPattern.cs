namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>
/// Patterns such as <c>^[A-Z]{2}\d{3,5}$</c>: a chain of ASCII classes, each with a count, where taking as many as possible is
/// always right because no optional part shares a character with what may follow it.
/// </summary>
internal sealed class AsciiPattern
{
    private readonly Part[] _parts;
    private readonly bool[][] _sets;

    private AsciiPattern(Part[] parts)
    {
        _parts = parts;
        _sets = [.. parts.Select(part => (bool[])[.. Enumerable.Range(0, 256).Select(c => c < 128 && ((part.Set >> c) & 1) != 0)])];
    }

    public static AsciiPattern? TryCreate(string pattern)
    {
        if (pattern.Length < 2 || pattern[0] != '^' || pattern[^1] != '$')
        {
            return null;
        }

        var parts = new List<Part>();
        var text = pattern.AsSpan(1, pattern.Length - 2);
        while (text.Length > 0)
        {
            if (!TryClass(ref text, out var set) || !TryCount(ref text, out var minimum, out var maximum))
            {
                return null;
            }

            parts.Add(new Part(set, minimum, maximum));
        }

        return IsDeterministic(parts) ? new AsciiPattern([.. parts]) : null;
    }

    public bool IsMatch(ReadOnlySpan<byte> value)
    {
        var at = 0;
        for (var i = 0; i < _parts.Length; i++)
        {
            ref readonly var part = ref _parts[i];
            var set = _sets[i];
            var end = (int)Math.Min(value.Length, (long)at + part.Maximum);
            var start = at;
            while (at < end && set[value[at]])
            {
                at++;
            }

            if (at - start < part.Minimum)
            {
                return false;
            }
        }

        return at == value.Length;
    }

    private static bool IsDeterministic(List<Part> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            for (var j = i + 1; parts[i].Minimum != parts[i].Maximum && j < parts.Count; j++)
            {
                if ((parts[i].Set & parts[j].Set) != 0)
                {
                    return false;
                }

                if (parts[j].Minimum > 0)
                {
                    break;
                }
            }
        }

        return true;
    }

    private static bool TryClass(ref ReadOnlySpan<char> text, out UInt128 set)
    {
        set = 0;
        if (text[0] != '[')
        {
            return text[0] is not ('(' or ')' or '|' or '.' or '*' or '+' or '?' or '{' or '}' or ']' or '^' or '$')
                && TryCharacter(ref text, out set, out _);
        }

        text = text[1..];
        if (text.Length == 0 || text[0] == '^')
        {
            return false;
        }

        while (text.Length > 0 && text[0] != ']')
        {
            if (text[0] == '[' || !TryCharacter(ref text, out var one, out var low))
            {
                return false;
            }

            if (text.Length > 1 && text[0] == '-' && text[1] != ']')
            {
                text = text[1..];
                if (low < 0 || text[0] == '[' || !TryCharacter(ref text, out _, out var high) || high < low)
                {
                    return false;
                }

                for (var c = low; c <= high; c++)
                {
                    one |= UInt128.One << c;
                }
            }

            set |= one;
        }

        if (text.Length == 0)
        {
            return false;
        }

        text = text[1..];
        return set != 0;
    }

    /// <summary>Reads one character or class escape; <paramref name="single"/> is negative for the latter.</summary>
    private static bool TryCharacter(ref ReadOnlySpan<char> text, out UInt128 set, out int single)
    {
        set = 0;
        single = text[0];
        var length = 1;
        if (single == '\\')
        {
            if (text.Length < 2)
            {
                return false;
            }

            single = text[1];
            length = 2;
            if (single == 'd')
            {
                set = ((UInt128.One << 10) - 1) << '0';
                single = -1;
            }
            else if (char.IsAsciiLetterOrDigit((char)single))
            {
                return false;
            }
        }

        if (single >= 128)
        {
            return false;
        }

        if (single >= 0)
        {
            set = UInt128.One << single;
        }

        text = text[length..];
        return true;
    }

    private static bool TryCount(ref ReadOnlySpan<char> text, out int minimum, out int maximum)
    {
        minimum = maximum = 1;
        if (text.Length == 0 || text[0] is not ('*' or '+' or '?' or '{'))
        {
            return true;
        }

        var length = 1;
        if (text[0] == '{')
        {
            length = text.IndexOf('}') + 1;
            var body = length > 0 ? text[1..(length - 1)] : default;
            var comma = body.IndexOf(',');
            var first = comma < 0 ? body : body[..comma];
            var last = comma < 0 ? body : body[(comma + 1)..];
            maximum = int.MaxValue;
            if (!TryNumber(first, out minimum) || (!(comma >= 0 && last.Length == 0) && !TryNumber(last, out maximum)))
            {
                return false;
            }
        }
        else
        {
            minimum = text[0] == '+' ? 1 : 0;
            maximum = text[0] == '?' ? 1 : int.MaxValue;
        }

        text = text[length..];
        return minimum <= maximum && (text.Length == 0 || text[0] is not ('?' or '*' or '+' or '{'));
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number);

    private readonly record struct Part(UInt128 Set, int Minimum, int Maximum);
}
