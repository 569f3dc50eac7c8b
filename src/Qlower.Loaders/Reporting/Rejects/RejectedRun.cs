namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>Consecutive records of one array, at least one of them rejected.</summary>
internal sealed class RejectedRun
{
    /// <summary>Byte offset of the first record.</summary>
    public required long Start { get; init; }

    /// <summary>Number of records.</summary>
    public required int Count { get; init; }

    /// <summary>The records that hold the array, from the root: see <see cref="Step"/>.</summary>
    public required long[] Path { get; init; }

    /// <summary>One bit a record, lowest bit first; empty when every one is rejected.</summary>
    public required ReadOnlyMemory<byte> Bits { get; init; }

    /// <summary>One step of a path: the record with this index in the section of this model.</summary>
    public static long Step(RecordModel section, long index) => (index << 3) | (long)section;

    /// <summary>Whether the record with this ordinal within the run is rejected.</summary>
    public bool IsRejected(int ordinal) => Bits.IsEmpty || (Bits.Span[ordinal >> 3] & (1 << (ordinal & 7))) != 0;

    /// <summary>Whether the array is nested, at any depth, in the record that these steps lead to.</summary>
    public bool IsWithin(ReadOnlySpan<long> steps) => Path.AsSpan().StartsWith(steps);
}
