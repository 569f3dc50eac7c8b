namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A record as a manifest sees it.</summary>
internal sealed record ManifestRecord(string ArrayPointer, long Index, long Start, long End, bool IsRejected)
{
    /// <summary>A part of these records, with neighbours of one array in one run.</summary>
    public static LoadPart ToPart(int ordinal, RecordModel model, IReadOnlyList<ManifestRecord> records)
    {
        var runs = new List<PartRun>();
        for (var i = 0; i < records.Count;)
        {
            var first = records[i];
            var count = 1;
            while (i + count < records.Count && records[i + count].ArrayPointer == first.ArrayPointer)
            {
                count++;
            }

            runs.Add(new PartRun
            {
                Start = new FilePosition(first.Start, 0, 0),
                End = records[i + count - 1].End,
                Count = count,
                ArrayPointer = first.ArrayPointer,
                FirstIndex = first.Index,
            });
            i += count;
        }

        var bits = new byte[(records.Count + 7) / 8];
        for (var i = 0; i < records.Count; i++)
        {
            bits[i / 8] |= (byte)(records[i].IsRejected ? 1 << (i % 8) : 0);
        }

        return new LoadPart
        {
            Ordinal = ordinal,
            Model = model,
            Records = records.Count,
            Runs = runs,
            Rejected = new RecordMask(bits),
        };
    }
}
