using System.Text;

namespace Qlower.Loaders.JsonSchema.Patterns;

/// <summary>
/// Code points that no class of a pattern distinguishes are one symbol. A single byte of UTF-8 determines a symbol where possible:
/// a lead byte whose code points are all one symbol does, and the bytes after it are <see cref="Skip"/>.
/// </summary>
internal sealed class Alphabet
{
    /// <summary>In <see cref="Bytes"/>: a lead byte whose code point must be decoded.</summary>
    public const byte Undecided = 255;

    private const int MostSymbols = 250;

    private readonly int[] _starts;
    private readonly byte[] _symbols;

    /// <summary>The symbols of code points of two bytes, most letters of Europe among them.</summary>
    private readonly byte[] _ofTwoBytes = [];

    private Alphabet(int[] starts, byte[] symbols, int count)
    {
        (_starts, _symbols, Count) = (starts, symbols, count);
        Skip = (byte)count;
        for (var b = 0; b < 256; b++)
        {
            Bytes[b] = OfByte(b);
            IsDecidedByBytes &= Bytes[b] != Undecided || b is 0xC0 or 0xC1 or > 0xF4;
        }

        if (!IsDecidedByBytes)
        {
            _ofTwoBytes = new byte[0x800];
            for (var (codePoint, at) = (0, 0); codePoint < _ofTwoBytes.Length; codePoint++)
            {
                at += at + 1 < starts.Length && starts[at + 1] == codePoint ? 1 : 0;
                _ofTwoBytes[codePoint] = symbols[at];
            }
        }
    }

    /// <summary>The number of symbols, without <see cref="Skip"/>.</summary>
    public int Count { get; }

    /// <summary>The symbol that changes nothing.</summary>
    public byte Skip { get; }

    public byte[] Bytes { get; } = new byte[256];

    public bool IsDecidedByBytes { get; } = true;

    /// <returns>Null when there are more symbols than a byte can represent.</returns>
    public static Alphabet? TryCreate(List<CodePointSet> sets)
    {
        var edges = new List<int> { 0 };
        foreach (var set in sets)
        {
            for (var i = 0; i < set.Bounds.Length; i += 2)
            {
                edges.Add(set.Bounds[i]);
                edges.Add(set.Bounds[i + 1] + 1);
            }
        }

        edges.Sort();
        var starts = new int[edges.Count];
        var count = 0;
        foreach (var edge in edges)
        {
            // Surrogates, which no text contains, must not become a symbol of their own.
            if ((count == 0 || starts[count - 1] != edge) && edge is <= CodePointSet.LastCodePoint and not (>= 0xD800 and <= 0xDFFF))
            {
                starts[count++] = edge;
            }
        }

        Array.Resize(ref starts, count);
        return TryName(Split(sets, starts), out var symbols, out var symbolCount) ? new Alphabet(starts, symbols, symbolCount) : null;
    }

    /// <summary>The symbols of a set, which must be one of those that the alphabet was created from.</summary>
    public bool[] SymbolsOf(CodePointSet set)
    {
        var result = new bool[Count];
        for (var i = 0; i < _starts.Length; i++)
        {
            result[_symbols[i]] |= set.Contains(_starts[i]);
        }

        return result;
    }

    /// <summary>Whether any code point from U+0020 up is this symbol.</summary>
    public bool[] PlainSymbols()
    {
        var result = new bool[Count];
        for (var i = 0; i < _starts.Length; i++)
        {
            result[_symbols[i]] |= (i + 1 < _starts.Length ? _starts[i + 1] : CodePointSet.LastCodePoint + 1) > ' ';
        }

        return result;
    }

    public byte SymbolAt(ReadOnlySpan<byte> utf8, out int length)
    {
        if (utf8[0] < 0xE0 && utf8.Length > 1 && _ofTwoBytes.Length > 0)
        {
            length = 2;
            return _ofTwoBytes[((utf8[0] & 0x1F) << 6) | (utf8[1] & 0x3F)];
        }

        Rune.DecodeFromUtf8(utf8, out var rune, out length);
        return SymbolOf(rune.Value);
    }

    private byte SymbolOf(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return _symbols[at >= 0 ? at : ~at - 1];
    }

    private byte OfByte(int b)
    {
        var (first, last) = b switch
        {
            < 0x80 => (b, b),
            < 0xC0 => (-1, -1),
            < 0xC2 or > 0xF4 => (0, CodePointSet.LastCodePoint),
            < 0xE0 => ((b & 0x1F) << 6, ((b & 0x1F) << 6) | 0x3F),
            < 0xF0 => (Math.Max(0x800, (b & 0xF) << 12), b == 0xED ? 0xD7FF : ((b & 0xF) << 12) | 0xFFF),
            _ => (Math.Max(0x10000, (b & 7) << 18), Math.Min(CodePointSet.LastCodePoint, ((b & 7) << 18) | 0x3FFFF)),
        };
        if (first < 0)
        {
            return Skip;
        }

        var at = Array.BinarySearch(_starts, first);
        at = at >= 0 ? at : ~at - 1;
        var symbol = _symbols[at];
        while (++at < _starts.Length && _starts[at] <= last)
        {
            if (_symbols[at] != symbol)
            {
                return Undecided;
            }
        }

        return symbol;
    }

    /// <summary>Numbers for the intervals between the edges, equal where no set distinguishes them.</summary>
    private static int[] Split(List<CodePointSet> sets, int[] starts)
    {
        var numbers = new int[starts.Length];
        var next = 1;
        foreach (var set in sets)
        {
            var renamed = new Dictionary<int, int>();
            var at = 0;
            for (var i = 0; i < set.Bounds.Length; i += 2)
            {
                at = Array.BinarySearch(starts, at, starts.Length - at, set.Bounds[i]);
                for (; at < starts.Length && starts[at] <= set.Bounds[i + 1]; at++)
                {
                    if (!renamed.TryGetValue(numbers[at], out var number))
                    {
                        renamed[numbers[at]] = number = next++;
                    }

                    numbers[at] = number;
                }
            }
        }

        return numbers;
    }

    private static bool TryName(int[] numbers, out byte[] symbols, out int count)
    {
        var names = new Dictionary<int, int>();
        symbols = new byte[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!names.TryGetValue(numbers[i], out var name))
            {
                if (names.Count == MostSymbols)
                {
                    count = 0;
                    return false;
                }

                names[numbers[i]] = name = names.Count;
            }

            symbols[i] = (byte)name;
        }

        count = names.Count;
        return true;
    }
}
