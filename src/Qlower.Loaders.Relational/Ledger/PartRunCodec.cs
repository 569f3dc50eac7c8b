namespace Qlower.Loaders.Relational.Ledger;

/// <summary>
/// The runs of a part in bytes: a part of nested records has a run a parent, so that thousands of parts stay small. The first
/// byte is the version of the layout.
/// </summary>
internal static class PartRunCodec
{
    private const byte Layout = 1;

    public static byte[] Write(IReadOnlyList<PartRun> runs)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        writer.Write(Layout);
        writer.Write7BitEncodedInt(runs.Count);
        foreach (var run in runs)
        {
            writer.Write7BitEncodedInt64(run.Start.Offset);
            writer.Write7BitEncodedInt64(run.Start.Line);
            writer.Write7BitEncodedInt64(run.Start.Column);
            writer.Write7BitEncodedInt64(run.End - run.Start.Offset);
            writer.Write7BitEncodedInt(run.Count);
            writer.Write(run.ArrayPointer);
            writer.Write7BitEncodedInt64(run.FirstIndex);
            Write(writer, run.Parent);
            Write(writer, run.Client);
        }

        writer.Flush();
        return buffer.ToArray();
    }

    public static IReadOnlyList<PartRun> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (reader.ReadByte() != Layout)
        {
            throw new LoaderException("The runs of a part are stored in a layout that this version of the package does not support.");
        }

        var runs = new PartRun[reader.Read7BitEncodedInt()];
        for (var i = 0; i < runs.Length; i++)
        {
            var start = new FilePosition(reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
            runs[i] = new PartRun
            {
                Start = start,
                End = start.Offset + reader.Read7BitEncodedInt64(),
                Count = reader.Read7BitEncodedInt(),
                ArrayPointer = reader.ReadString(),
                FirstIndex = reader.Read7BitEncodedInt64(),
                Parent = ReadReference(reader),
                Client = ReadReference(reader),
            };
        }

        return runs;
    }

    private static void Write(BinaryWriter writer, ParentReference? reference)
    {
        // 0 for none, else the model and one.
        writer.Write(reference is null ? (byte)0 : (byte)(reference.Model + 1));
        if (reference is not null)
        {
            writer.Write7BitEncodedInt64(reference.Offset);
            writer.Write(reference.ExternalId);
        }
    }

    private static ParentReference? ReadReference(BinaryReader reader) =>
        reader.ReadByte() is var model and not 0
            ? new ParentReference((RecordModel)(model - 1), reader.Read7BitEncodedInt64(), reader.ReadString())
            : null;
}
