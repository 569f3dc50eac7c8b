using System.IO.Compression;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>
/// The runs of a part in bytes. The first byte is the version of the layout: runs one after the other, or the same compressed, since a part
/// of nested records has a run a parent and runs resemble one another.
/// </summary>
internal static class PartRunCodec
{
    private const byte Plain = 1;
    private const byte Compressed = 2;

    /// <summary>Fewer runs are not compressed.</summary>
    private const int FewRuns = 8;

    /// <summary>Added to the model of a reference without an id.</summary>
    private const byte Open = 0x80;

    public static byte[] Write(IReadOnlyList<PartRun> runs)
    {
        using var buffer = new MemoryStream();
        if (runs.Count < FewRuns)
        {
            buffer.WriteByte(Plain);
            Write(buffer, runs);
        }
        else
        {
            buffer.WriteByte(Compressed);
            using var deflate = new DeflateStream(buffer, CompressionLevel.Fastest, leaveOpen: true);
            Write(deflate, runs);
        }

        return buffer.ToArray();
    }

    public static IReadOnlyList<PartRun> Read(byte[] bytes)
    {
        var body = new MemoryStream(bytes, 1, bytes.Length - 1);
        using var stream = bytes[0] switch
        {
            Plain => (Stream)body,
            Compressed => new BufferedStream(new DeflateStream(body, CompressionMode.Decompress)),
            _ => throw new LoaderException("The runs of a part are stored in a layout that this version of the package does not support."),
        };
        using var reader = new BinaryReader(stream);
        var runs = new PartRun[reader.Read7BitEncodedInt()];
        ParentReference? parent = null;
        ParentReference? client = null;
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
                Parent = parent = ReadReference(reader, parent),
                Client = client = ReadReference(reader, client),
            };
        }

        return runs;
    }

    private static void Write(Stream stream, IReadOnlyList<PartRun> runs)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
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
    }

    private static void Write(BinaryWriter writer, ParentReference? reference)
    {
        // 0 for none, else the model and one.
        writer.Write(reference is null ? (byte)0 : (byte)(((int)reference.Model + 1) | (reference.ExternalId is null ? Open : 0)));
        if (reference is not null)
        {
            writer.Write7BitEncodedInt64(reference.Offset);
            if (reference.ExternalId is { } id)
            {
                writer.Write(id);
            }
        }
    }

    /// <summary>Reads a reference; the one of the previous run is shared when it is the same.</summary>
    private static ParentReference? ReadReference(BinaryReader reader, ParentReference? previous)
    {
        var model = reader.ReadByte();
        if (model == 0)
        {
            return null;
        }

        var offset = reader.Read7BitEncodedInt64();
        var id = (model & Open) == 0 ? reader.ReadString() : null;
        return previous?.Offset == offset ? previous : new ParentReference((RecordModel)((model & ~Open) - 1), offset, id);
    }
}
