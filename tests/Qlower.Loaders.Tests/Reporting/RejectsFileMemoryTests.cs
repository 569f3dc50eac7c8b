using System.Text;

namespace Qlower.Loaders.Tests.Reporting;

[NonParallelizable]
public sealed class RejectsFileMemoryTests
{
    private const int Most = 6 * 1024 * 1024;

    [Test]
    public async Task WriteAsync_ManyRecords_AllocatesNoMoreThanAFewBuffers()
    {
        const int Records = 500_000;
        const int Size = 212;
        var head = """{"inigPtynm":"azur","apiKey":"CANARY","transactions":["""u8.ToArray();
        var record = Encoding.UTF8.GetBytes("{\"id\":\"T-1\",\"ref\":\"" + new string('x', Size - 22) + "\"},");
        var stream = new RepeatingStream(head, record, Records, "{\"id\":\"last\"}]}"u8.ToArray());
        var parts = Enumerable.Range(0, Records / 2_000).Select(i => Part(i, head.Length + ((long)i * 2_000 * record.Length), 2_000)).ToArray();

        var (length, allocated) = await WriteAsync(stream, parts);

        Assert.That(record.Length * (long)Records, Is.GreaterThan(100_000_000));
        Assert.That(length, Is.EqualTo(Records / 8 * (long)record.Length).Within(200));
        Assert.That(allocated, Is.LessThan(Most));
    }

    [Test]
    public async Task WriteAsync_OneHugeRecord_StreamsThrough()
    {
        var head = """{"transactions":[{"ref":" """u8.ToArray();
        var stream = new RepeatingStream(head, Encoding.UTF8.GetBytes(new string('x', 1_000)), 110_000, "\"}],\"apiKey\":\"CANARY\"}"u8.ToArray());

        var (length, allocated) = await WriteAsync(stream, [Part(0, """{"transactions":[""".Length, 1)]);

        Assert.That(length, Is.EqualTo(110_000_000).Within(200));
        Assert.That(allocated, Is.LessThan(Most));
    }

    private static LoadPart Part(int ordinal, long start, int records)
    {
        var bits = new byte[(records + 7) / 8];
        Array.Fill(bits, (byte)0b0000_0001);
        return new LoadPart
        {
            Ordinal = ordinal,
            Model = RecordModel.Transactions,
            Records = records,
            Runs = [new PartRun { Start = new FilePosition(start, 1, 1), End = start, Count = records, ArrayPointer = "/transactions", FirstIndex = 0 }],
            Rejected = new RecordMask(bits),
        };
    }

    private static async Task<(long Length, long Allocated)> WriteAsync(RepeatingStream stream, LoadPart[] parts)
    {
        var file = new ReportedFileFake([], parts) { Open = () => stream };
        using var output = new CountingStream();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await file.WriteRejectsAsync(output);
        return (output.Length, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
