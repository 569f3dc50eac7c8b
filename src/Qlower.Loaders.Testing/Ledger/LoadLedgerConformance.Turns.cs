namespace Qlower.Loaders.Testing.Ledger;

/// <summary>Loads of one partner are processed one after the other.</summary>
public abstract partial class LoadLedgerConformance
{
    private static readonly Dictionary<string, Func<ILoadLedger, LoadLease, Task>> WaysOut = new()
    {
        ["concluding"] = (ledger, lease) => ledger.AdvanceAsync(lease, LoadState.Concluding),
        ["refused"] = (ledger, lease) => ledger.RefuseAsync(lease, [], []),
        ["inspected again"] = (ledger, lease) => ledger.BeginInspectionAsync(lease, lease.Load.File),
        ["closed"] = (ledger, lease) => ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Error, true)),
    };

    public static IEnumerable<string> NamesOfWaysOut => WaysOut.Keys;

    [TestCaseSource(nameof(NamesOfWaysOut))]
    public async Task Advance_SecondLoadOfThePartner_IsProcessedOnceTheFirstLeftProcessing(string wayOut)
    {
        var first = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var second = await QueueAsync("b.json");

        var early = await Ledger.AdvanceAsync(second, LoadState.Processing);
        var waiting = await FindAsync(second);
        await WaysOut[wayOut](Ledger, first);
        var free = await FindAsync(second);
        var late = await Ledger.AdvanceAsync(second, LoadState.Processing);

        Assert.That((early, waiting.State, waiting.WaitsForLoad), Is.EqualTo((false, LoadState.Queued, first.Load.Id)));
        Assert.That((late, free.WaitsForLoad, (await FindAsync(second)).State), Is.EqualTo((true, (string?)null, LoadState.Processing)));
    }

    [Test]
    public async Task Advance_LoadOfAnotherPartner_IsNotDelayed()
    {
        await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var other = await QueueAsync("b.json", "other");

        Assert.That(await Ledger.AdvanceAsync(other, LoadState.Processing), Is.True);
    }

    [Test]
    public async Task Advance_ToProcessingAgain_IsNotDelayedByTheLoadItself()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        Assert.That(await Ledger.AdvanceAsync(lease, LoadState.Processing), Is.True);
    }

    [Test]
    public async Task Advance_NewerLoadWhileAnOlderOneIsQueued_WaitsForIt()
    {
        var older = await QueueAsync("a.json");
        var newer = await QueueAsync("b.json");

        var early = await Ledger.AdvanceAsync(newer, LoadState.Processing);
        await Ledger.AdvanceAsync(older, LoadState.Processing);
        await Ledger.AdvanceAsync(older, LoadState.Concluding);
        var late = await Ledger.AdvanceAsync(newer, LoadState.Processing);

        Assert.That((early, late), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Advance_OlderLoadStillInspected_IsNotWaitedFor()
    {
        await LeaseAsync("a.json");
        var newer = await QueueAsync("b.json");

        Assert.That(await Ledger.AdvanceAsync(newer, LoadState.Processing), Is.True);
    }

    [Test]
    public async Task TryAcquire_QueuedWhileAnotherLoadOfThePartnerIsProcessed_IsNotOfferedNorByItsId()
    {
        var first = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var second = await QueueAsync("b.json");
        var third = await QueueAsync("c.json");
        var other = await QueueAsync("d.json", "other");
        foreach (var lease in new[] { third, second, other })
        {
            await Ledger.ReleaseAsync(lease);
        }

        var offered = await Ledger.TryAcquireAsync(Owner, Minute);
        var nothing = await Ledger.TryAcquireAsync(Owner, Minute);
        var byId = await Ledger.TryAcquireAsync(Owner, Minute, second.Load.Id);
        await Ledger.AdvanceAsync(first, LoadState.Concluding);
        var thirdById = await Ledger.TryAcquireAsync(Owner, Minute, third.Load.Id);
        var next = await Ledger.TryAcquireAsync(Owner, Minute);
        var afterNext = await Ledger.TryAcquireAsync(Owner, Minute);

        Assert.That((offered?.Load.Id, nothing, byId), Is.EqualTo((other.Load.Id, (LoadLease?)null, (LoadLease?)null)));
        Assert.That((thirdById, next?.Load.Id, afterNext), Is.EqualTo(((LoadLease?)null, second.Load.Id, (LoadLease?)null)));
    }

    [Test]
    public async Task TryAcquire_HolderDeferredOrItsWorkerGone_KeepsTheOthersWaiting()
    {
        var first = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        await Ledger.ReleaseAsync(await QueueAsync("b.json"));
        await Ledger.ReleaseAsync(first, new LoadDelay("store is down", Minute));

        var whileDeferred = await Ledger.TryAcquireAsync(Owner, Minute);
        Time.Advance(Minute);
        var again = await Ledger.TryAcquireAsync(Owner, Minute);
        var whileLeased = await Ledger.TryAcquireAsync("worker-2", Minute);
        Time.Advance(Minute);
        var afterItsWorkerWasKilled = await Ledger.TryAcquireAsync("worker-2", Minute);

        Assert.That((whileDeferred, again?.Load.Id), Is.EqualTo(((LoadLease?)null, first.Load.Id)));
        Assert.That((whileLeased, afterItsWorkerWasKilled?.Load.Id), Is.EqualTo(((LoadLease?)null, first.Load.Id)));
    }

    [Test]
    public async Task TryAcquire_ManyQueuedLoads_OffersTheOldestOfEachPartnerInTheOrderOfArrival()
    {
        var leases = new List<LoadLease>();
        foreach (var name in new[] { "a1", "b1", "a2", "c1", "b2", "c2" })
        {
            leases.Add(await QueueAsync(name, name[..1]));
        }

        foreach (var lease in leases)
        {
            await Ledger.ReleaseAsync(lease);
        }

        var offered = new List<string>();
        while (await Ledger.TryAcquireAsync(Owner, Minute) is { } lease)
        {
            offered.Add(lease.Load.File.Name);
        }

        Assert.That(offered, Is.EqualTo(new[] { "a1", "b1", "c1" }));
    }

    [Test]
    public async Task FindNextInTurn_OfAPartner_IsTheOldestQueuedWhileNoneIsProcessed()
    {
        var nothing = await Ledger.FindNextInTurnAsync(Partner);
        var first = await QueueAsync("a.json");
        var second = await QueueAsync("b.json");

        var before = await Ledger.FindNextInTurnAsync(Partner);
        await Ledger.AdvanceAsync(first, LoadState.Processing);
        var meanwhile = await Ledger.FindNextInTurnAsync(Partner);
        await Ledger.AdvanceAsync(first, LoadState.Concluding);
        var after = await Ledger.FindNextInTurnAsync(Partner);

        Assert.That((nothing, before, meanwhile, after), Is.EqualTo(((string?)null, first.Load.Id, (string?)null, second.Load.Id)));
        Assert.That(await Ledger.FindNextInTurnAsync("other"), Is.Null);
    }

    [Test]
    public async Task ListStalled_LoadThatWaitsForItsTurn_CountsFromTheBeginningOfItsTurn()
    {
        var first = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var second = await QueueAsync("b.json");
        await QueueAsync("c.json");
        Time.Advance(TimeSpan.FromHours(1));

        var waiting = await Ledger.ListStalledAsync(Time.GetUtcNow() - Minute, 10);
        var waitingSummary = await Ledger.SummariseAsync(Time.GetUtcNow() - Minute);
        await Ledger.AdvanceAsync(first, LoadState.Concluding);
        var freed = await Ledger.ListStalledAsync(Time.GetUtcNow() - Minute, 10);
        Time.Advance(Minute);
        var later = await Ledger.ListStalledAsync(Time.GetUtcNow() - Minute, 10);
        var laterSummary = await Ledger.SummariseAsync(Time.GetUtcNow() - Minute);

        Assert.That(waiting.Select(load => load.Id), Is.EqualTo(new[] { first.Load.Id }));
        Assert.That(waitingSummary.Stalled, Is.EqualTo(1));
        Assert.That(freed, Is.Empty);
        Assert.That(later.Select(load => load.Id), Is.EquivalentTo(new[] { first.Load.Id, second.Load.Id }));
        Assert.That(laterSummary.Stalled, Is.EqualTo(2));
    }

    [Test]
    public async Task Advance_EightThreadsOnTwoPartners_ProcessOneLoadOfEachAtATime()
    {
        for (var i = 0; i < 40; i++)
        {
            await Ledger.ReleaseAsync(await QueueAsync($"{i}.json", i % 2 == 0 ? "even" : "odd"));
        }

        var second = await ReopenAsync(Time) ?? Ledger;
        var processed = new Dictionary<string, int> { ["even"] = 0, ["odd"] = 0 };
        var order = new List<string>();
        var overlaps = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var ledger = worker % 2 == 0 ? Ledger : second;
            while ((await Ledger.SummariseAsync(Time.GetUtcNow())).Open > 0)
            {
                if (await ledger.TryAcquireAsync($"worker-{worker}", Minute) is not { } lease)
                {
                    continue;
                }

                if (!await ledger.AdvanceAsync(lease, LoadState.Processing))
                {
                    await ledger.ReleaseAsync(lease);
                    continue;
                }

                Enter(lease.Load);
                await Task.Yield();
                Leave(lease.Load);
                await ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Success, false));
            }
        })));

        Assert.That(overlaps, Is.Zero);
        Assert.That(order, Is.Unique.And.Count.EqualTo(40));
        Assert.That(order.Where(name => name.StartsWith("even", StringComparison.Ordinal)), Is.Ordered);
        Assert.That(order.Where(name => name.StartsWith("odd", StringComparison.Ordinal)), Is.Ordered);

        void Enter(LoadEntry load)
        {
            lock (order)
            {
                overlaps += processed[load.File.Partner]++;
                order.Add(load.File.Partner + load.Id);
            }
        }

        void Leave(LoadEntry load)
        {
            lock (order)
            {
                processed[load.File.Partner]--;
            }
        }
    }

    /// <summary>A load that is inspected, queued and leased.</summary>
    private async Task<LoadLease> QueueAsync(string name, string partner = Partner)
    {
        var lease = await LeaseAsync(name, partner);
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(0, RecordModel.Properties)], []);
        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection(false, LoadSamples.Overall(RecordModel.Properties, 3)));
        await Ledger.AdvanceAsync(lease, LoadState.Queued);
        return lease;
    }
}
