namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task TryAcquire_OnePartnerFloods_ServesTheOtherAfterOneLoad()
    {
        await ReceiveAsync("flood", 20);
        await ReceiveAsync("single", 1);

        var served = await AcquireAsync(3);

        Assert.That(served, Is.EqualTo(new[] { "flood", "single", "flood" }));
    }

    [Test]
    public async Task TryAcquire_QueuedLoadsOfTwoPartners_AlternateWithThoseThatArrive()
    {
        foreach (var name in new[] { "a.json", "b.json", "c.json" })
        {
            var lease = await LeaseAsync(name, "flood");
            await InspectAsync(lease);
            await Ledger.AdvanceAsync(lease, LoadState.Queued);
            await Ledger.ReleaseAsync(lease);
        }

        await ReceiveAsync("single", 2);

        var served = await AcquireAsync(3);

        Assert.That(served, Is.EqualTo(new[] { "single", "flood", "single" }));
    }

    [Test]
    public async Task TryAcquire_Weights_ServeInTheirProportion()
    {
        await Ledger.SetSharesAsync([new PartnerShare("three", 3), new PartnerShare("one")]);
        await ReceiveAsync("one", 12);
        await ReceiveAsync("three", 12);

        var served = await AcquireAsync(12);

        Assert.That(served.Count(partner => partner == "three"), Is.InRange(8, 10));
    }

    [Test]
    public async Task TryAcquire_LargeFiles_AreChargedBySize()
    {
        await ReceiveAsync("large", 6, 8 << 20);
        await ReceiveAsync("small", 12);

        var served = await AcquireAsync(10);

        Assert.That(served.Count(partner => partner == "large"), Is.InRange(1, 2));
    }

    [Test]
    public async Task TryAcquire_PartnerThatWasIdle_SavesNothingUp()
    {
        await ReceiveAsync("busy", 20);
        await AcquireAsync(10);
        await ReceiveAsync("idle", 10);

        var served = await AcquireAsync(6);

        Assert.That(served.Count(partner => partner == "busy"), Is.InRange(2, 4));
    }

    [Test]
    public async Task TryAcquire_AsManyLeasedAsTheShareAllows_ServesOthers()
    {
        await Ledger.SetSharesAsync([new PartnerShare("narrow", MaxLoads: 1)]);
        var loads = await ReceiveAsync("narrow", 3);
        await ReceiveAsync("wide", 2);

        var served = await AcquireAsync(4);
        var byId = await Ledger.TryAcquireAsync("worker-2", Minute, loads[1]);
        Time.Advance(Minute);
        var later = await Ledger.TryAcquireAsync("worker-2", Minute, loads[1]);

        Assert.That(served, Is.EqualTo(new[] { "narrow", "wide", "wide" }));
        Assert.That((byId, later?.Load.Id), Is.EqualTo(((LoadLease?)null, loads[1])));
    }

    [TestCase(0, 1)]
    [TestCase(101, 1)]
    [TestCase(1, 0)]
    public void SetShares_OutOfRange_Throws(int weight, int maxLoads) =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ledger.SetSharesAsync([new PartnerShare("acme", weight, maxLoads)]));

    private async Task<string[]> ReceiveAsync(string partner, int number, long length = 100)
    {
        var ids = new string[number];
        for (var i = 0; i < number; i++)
        {
            var file = LoadSamples.File($"{partner}-{i}.json", partner);
            ids[i] = (await Ledger.ReceiveAsync(new SourceFile
            {
                Source = file.Source,
                Partner = file.Partner,
                Name = file.Name,
                Location = file.Location,
                Length = length,
                Identity = file.Identity,
                LastModified = file.LastModified,
            })).Load.Id;
        }

        return ids;
    }

    /// <summary>The partners of the next loads that workers lease, one after the other; fewer when there are none left.</summary>
    private async Task<string[]> AcquireAsync(int number)
    {
        var partners = new List<string>();
        while (partners.Count < number && await Ledger.TryAcquireAsync(Owner, Minute) is { } lease)
        {
            partners.Add(lease.Load.File.Partner);
        }

        return [.. partners];
    }

    private async Task InspectAsync(LoadLease lease)
    {
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(0, RecordModel.Declarants, 2)], []);
        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection(false, LoadSamples.Overall(RecordModel.Declarants, 3)));
    }
}
