namespace Qlower.Loaders.Ledger;

/// <summary>Builds a <see cref="RecordMask"/> record by record. Not thread-safe.</summary>
public sealed class RecordMaskBuilder
{
    private readonly byte[] _bits;

    /// <summary>Starts from a set.</summary>
    /// <param name="records">The number of records of the part.</param>
    /// <param name="initial">Records that are in the set from the start.</param>
    public RecordMaskBuilder(int records, RecordMask initial = default)
    {
        _bits = new byte[(records + 7) / 8];
        initial.Bytes.Span.CopyTo(_bits);
    }

    /// <summary>Whether a record is in the set.</summary>
    /// <param name="record">0-based position in the part.</param>
    public bool this[int record] => (_bits[record >> 3] & (1 << (record & 7))) != 0;

    /// <summary>Adds a record.</summary>
    /// <param name="record">0-based position in the part.</param>
    public void Add(int record) => _bits[record >> 3] |= (byte)(1 << (record & 7));

    /// <summary>Returns a copy of the set as it is now.</summary>
    public RecordMask ToMask() => new(_bits.AsSpan().ToArray());
}
