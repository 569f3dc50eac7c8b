using System.Numerics;

namespace Qlower.Loaders.Ledger;

/// <summary>
/// A set of records of one part: one bit a record, the lowest bit first. Immutable; the default value is the empty set.
/// </summary>
public readonly struct RecordMask
{
    private readonly ReadOnlyMemory<byte> _bits;

    /// <summary>Restores a set from its stored form.</summary>
    /// <param name="bits">One bit a record, the lowest bit first; missing bytes are 0. Not copied.</param>
    public RecordMask(ReadOnlyMemory<byte> bits) => _bits = bits.Span.ContainsAnyExcept((byte)0) ? bits : default;

    /// <summary>Whether no record is in the set.</summary>
    public bool IsEmpty => _bits.IsEmpty;

    /// <summary>The stored form: one bit a record, the lowest bit first; no byte for the empty set.</summary>
    public ReadOnlyMemory<byte> Bytes => _bits;

    /// <summary>Whether a record is in the set.</summary>
    /// <param name="record">0-based position in the part.</param>
    public bool this[int record] => record >> 3 < _bits.Length && (_bits.Span[record >> 3] & (1 << (record & 7))) != 0;

    /// <summary>Returns the set of all records of a part.</summary>
    /// <param name="records">The number of records of the part.</param>
    public static RecordMask All(int records)
    {
        var bits = new byte[(records + 7) / 8];
        Array.Fill(bits, byte.MaxValue);
        if (records % 8 != 0)
        {
            bits[^1] = (byte)((1 << (records % 8)) - 1);
        }

        return new RecordMask(bits);
    }

    /// <summary>Returns the number of records in the set.</summary>
    public int Count()
    {
        var count = 0;
        foreach (var unit in _bits.Span)
        {
            count += BitOperations.PopCount(unit);
        }

        return count;
    }
}
