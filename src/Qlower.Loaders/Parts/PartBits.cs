namespace Qlower.Loaders.Parts;

/// <summary>One bit a record, lowest bit first, as in <see cref="LoadPart.Rejected"/>.</summary>
internal static class PartBits
{
    /// <summary>Whether the record's bit is set; a missing byte means not.</summary>
    public static bool IsSet(ReadOnlySpan<byte> bits, int ordinal) =>
        ordinal >> 3 < bits.Length && (bits[ordinal >> 3] & (1 << (ordinal & 7))) != 0;

    /// <summary>Room for a part's bits, with those already set.</summary>
    public static byte[] Copy(ReadOnlySpan<byte> bits, int records)
    {
        var copy = new byte[(records + 7) / 8];
        bits.CopyTo(copy);
        return copy;
    }

    public static void Set(Span<byte> bits, int ordinal) => bits[ordinal >> 3] |= (byte)(1 << (ordinal & 7));

    /// <summary>Number of records whose bit is set.</summary>
    public static int Count(ReadOnlySpan<byte> bits)
    {
        var count = 0;
        foreach (var unit in bits)
        {
            count += System.Numerics.BitOperations.PopCount(unit);
        }

        return count;
    }
}
