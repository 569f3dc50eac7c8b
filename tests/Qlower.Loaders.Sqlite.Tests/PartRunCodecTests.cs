using Qlower.Loaders.Relational.Ledger;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class PartRunCodecTests
{
    [Test]
    public void Write_ARunForEachRecord_TakesAFewBytesEach()
    {
        const int Runs = 2_000;
        var client = new ParentReference(RecordModel.Clients, 96, "zoe@example.fr");
        var runs = Enumerable.Range(0, Runs).Select(i => Run(i, client)).ToArray();

        var bytes = PartRunCodec.Write(runs);

        Assert.That(bytes, Has.Length.LessThan(30 * Runs));
        Assert.That(PartRunCodec.Read(bytes), Has.Count.EqualTo(Runs));
    }

    [Test]
    public void Read_OpenReferences_StayOpen([Values(1, 100)] int count)
    {
        var runs = Enumerable.Range(0, count).Select(i => Run(i, new ParentReference(RecordModel.Clients, 96, null))).ToArray();

        var read = PartRunCodec.Read(PartRunCodec.Write(runs));

        Assert.That(read.Select(run => (run.Client!.Model, run.Client.Offset, run.Client.ExternalId)), Has.All.EqualTo((RecordModel.Clients, 96L, (string?)null)));
        Assert.That(read.Select(run => run.Parent!.ExternalId), Is.EqualTo(runs.Select(run => run.Parent!.ExternalId)));
    }

    private static PartRun Run(int index, ParentReference client)
    {
        var start = 1_000_000 + (451L * index);
        return new PartRun
        {
            Start = new FilePosition(start, 1_000 + index, 350),
            End = start + 90,
            Count = 1,
            ArrayPointer = $"/clients/0/properties/{100_000 + index}/documents",
            FirstIndex = 0,
            Parent = new ParentReference(RecordModel.Properties, start - 350, $"P-{100_000 + index}"),
            Client = client,
        };
    }
}
