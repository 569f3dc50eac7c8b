namespace Qlower.Loaders.Ledger;

/// <summary>The bits of <see cref="LoadPart.Rejected"/>: one a record, lowest bit first.</summary>
internal static class RejectedBits
{
    /// <summary>Every one of so many records rejected; bits beyond the last record are 0.</summary>
    public static byte[] All(int records)
    {
        var bits = new byte[(records + 7) / 8];
        Array.Fill(bits, byte.MaxValue);
        if (records % 8 != 0)
        {
            bits[^1] = (byte)((1 << (records % 8)) - 1);
        }

        return bits;
    }
}
