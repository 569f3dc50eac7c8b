namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task TryAcquire_NoLoad_IsNull() => Assert.That(await Ledger.TryAcquireAsync(Owner, Minute), Is.Null);

    [Test]
    public async Task TryAcquire_SeveralLoads_TakesTheOldestFirst()
    {
        var first = (await Ledger.ReceiveAsync(LoadSamples.File("a.json"))).Load;
        var second = (await Ledger.ReceiveAsync(LoadSamples.File("b.json"))).Load;

        var leases = new[]
        {
            await Ledger.TryAcquireAsync(Owner, Minute), await Ledger.TryAcquireAsync(Owner, Minute), await Ledger.TryAcquireAsync(Owner, Minute),
        };

        Assert.That(leases.Select(lease => lease?.Load.Id), Is.EqualTo(new[] { first.Id, second.Id, null }));
    }

    [Test]
    public async Task TryAcquire_OpenLoad_ReturnsOwnerExpiryAndStart()
    {
        var lease = await LeaseAsync();
        var startedAt = Time.GetUtcNow();
        await Ledger.ReleaseAsync(lease);
        Time.Advance(Minute);

        var again = await AcquireAsync(lease.Load.Id, "worker-2");

        var load = await FindAsync(again);
        Assert.Multiple(() =>
        {
            Assert.That(again.Owner, Is.EqualTo("worker-2"));
            Assert.That(again.Token, Is.GreaterThan(lease.Token));
            Assert.That(again.ExpiresAt, Is.EqualTo(Time.GetUtcNow() + Minute));
            Assert.That(again.Load.LeaseOwner, Is.EqualTo("worker-2"));
            Assert.That(load.LeaseOwner, Is.EqualTo("worker-2"));
            Assert.That(load.LeaseExpiresAt, Is.EqualTo(Time.GetUtcNow() + Minute));
            Assert.That(load.StartedAt, Is.EqualTo(startedAt));
        });
    }

    [Test]
    public async Task TryAcquire_LeasedByAnother_IsNullUntilTheLeaseExpires()
    {
        var lease = await LeaseAsync();
        var other = await Ledger.TryAcquireAsync("worker-2", Minute, lease.Load.Id);
        Time.Advance(Minute);

        var late = await Ledger.TryAcquireAsync("worker-2", Minute);

        Assert.That((other, late?.Load.Id), Is.EqualTo(((LoadLease?)null, lease.Load.Id)));
    }

    [Test]
    public async Task TryAcquire_ByIdWhileTheOwnerLeasesIt_FencesTheEarlierLease()
    {
        var lease = await LeaseAsync();

        var again = await Ledger.TryAcquireAsync(Owner, Minute, lease.Load.Id);

        Assert.That(again?.Token, Is.GreaterThan(lease.Token));
        await Assert.ThatAsync(async () => await Ledger.RenewAsync(lease, Minute), Throws.TypeOf<LeaseLostException>());
    }

    [Test]
    public async Task TryAcquire_ClosedOrUnknown_IsNull()
    {
        var lease = await LeaseAsync();
        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Success, false));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Ledger.TryAcquireAsync(Owner, Minute), Is.Null);
            Assert.That(await Ledger.TryAcquireAsync(Owner, Minute, lease.Load.Id), Is.Null);
            Assert.That(await Ledger.TryAcquireAsync(Owner, Minute, "nothing"), Is.Null);
        });
    }

    [Test]
    public async Task TryAcquire_WaitingLoad_IsTakenAfterItsTimeOrById()
    {
        var lease = await LeaseAsync();
        await Ledger.ReleaseAsync(lease, new LoadDelay("store is down", Minute));

        var early = await Ledger.TryAcquireAsync(Owner, Minute);
        var byId = await Ledger.TryAcquireAsync(Owner, Minute, lease.Load.Id);
        await Ledger.ReleaseAsync(byId!, new LoadDelay("store is down", Minute));
        Time.Advance(Minute);
        var late = await Ledger.TryAcquireAsync(Owner, Minute);

        Assert.That((early is null, byId?.Load.Id, late?.Load.Id), Is.EqualTo((true, lease.Load.Id, lease.Load.Id)));
    }

    [Test]
    public async Task Renew_ValidLease_ExtendsIt()
    {
        var lease = await LeaseAsync();
        Time.Advance(TimeSpan.FromSeconds(50));

        var renewed = await Ledger.RenewAsync(lease, Minute);
        Time.Advance(TimeSpan.FromSeconds(50));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(renewed.Token, Is.EqualTo(lease.Token));
            Assert.That(renewed.ExpiresAt, Is.EqualTo(Time.GetUtcNow() + TimeSpan.FromSeconds(10)));
            Assert.That(await Ledger.TryAcquireAsync("worker-2", Minute), Is.Null);
        });
    }

    [Test]
    public async Task Renew_ExpiredButTakenByNobody_IsStillGood()
    {
        var lease = await LeaseAsync();
        Time.Advance(TimeSpan.FromHours(1));
        var expired = await FindAsync(lease);

        await Ledger.AdvanceAsync(lease, LoadState.Processing);
        await Ledger.RenewAsync(lease, Minute);

        var load = await FindAsync(lease);
        Assert.That((expired.LeaseOwner, load.LeaseOwner, load.State), Is.EqualTo(((string?)null, Owner, LoadState.Processing)));
    }

    [Test]
    public async Task Release_WithoutWait_CountsNoFailure()
    {
        var lease = await LeaseAsync();

        await Ledger.ReleaseAsync(lease);

        var load = await FindAsync(lease);
        Assert.That((load.LeaseOwner, load.LeaseExpiresAt, load.Failures, load.WaitReason, load.NotBefore), Is.EqualTo(
            ((string?)null, (DateTimeOffset?)null, 0, (string?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task Release_WithWaitAgainAndAgain_CountsFailuresInARow()
    {
        var lease = await LeaseAsync();

        await Ledger.ReleaseAsync(lease, new LoadDelay("one", Minute));
        lease = await AcquireAsync(lease.Load.Id);
        var leased = await FindAsync(lease);
        await Ledger.ReleaseAsync(lease, new LoadDelay("two", Minute));

        var load = await FindAsync(lease);
        Assert.Multiple(() =>
        {
            Assert.That((leased.Failures, leased.WaitReason, leased.NotBefore), Is.EqualTo((1, (string?)null, (DateTimeOffset?)null)));
            Assert.That((load.Failures, load.WaitReason, load.NotBefore), Is.EqualTo((2, "two", Now + Minute)));
        });
    }

    [Test]
    public async Task Release_LostLease_DoesNothing()
    {
        var lease = await LeaseAsync();
        await Ledger.ReleaseAsync(lease);
        var other = await AcquireAsync(lease.Load.Id, "worker-2");

        await Ledger.ReleaseAsync(lease, new LoadDelay("late", Minute));

        var load = await FindAsync(other);
        Assert.That((load.LeaseOwner, load.Failures, load.WaitReason), Is.EqualTo(("worker-2", 0, (string?)null)));
    }

    [Test]
    public async Task Progress_AfterFailuresAndAnAlert_ResetsBoth()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));
        var moves = new (string Name, Func<LoadLease, Task> Move)[]
        {
            ("answers", leased => CheckpointAsync(leased, LoadSamples.Deferred("crm", 1, 1, 1))),
            ("part", leased => CheckpointAsync(leased, LoadSamples.Done())),
            ("last part", leased => CheckpointAsync(leased, LoadSamples.Done())),
            ("dry run", leased => Ledger.CompleteDryRunAsync(leased)),
            ("state", leased => Ledger.AdvanceAsync(leased, LoadState.Concluding)),
            ("inspection anew", leased => Ledger.BeginInspectionAsync(leased, leased.Load.File)),
            ("inspection", leased => Ledger.CompleteInspectionAsync(leased, LoadSamples.Inspection())),
        };
        foreach (var (name, move) in moves)
        {
            await Ledger.ReleaseAsync(lease, new LoadDelay("down", TimeSpan.Zero));
            lease = await AcquireAsync(lease.Load.Id);
            await Ledger.SetAlertedAsync(lease.Load.Id);
            var before = await FindAsync(lease);
            Time.Advance(Minute);

            await move(lease);

            var after = await FindAsync(lease);
            Assert.That((before.Failures, before.IsAlerted, before.ProgressedAt), Is.EqualTo((1, true, Time.GetUtcNow() - Minute)), name);
            Assert.That((after.Failures, after.IsAlerted, after.ProgressedAt), Is.EqualTo((0, false, Time.GetUtcNow())), name);
        }
    }

    [Test]
    public async Task Progress_InspectionBegunAgainOrTheSameStateOrNothingNewSaved_IsNone()
    {
        var lease = await LeaseAsync();
        await Ledger.ReleaseAsync(lease, new LoadDelay("unreadable", TimeSpan.Zero));
        lease = await AcquireAsync(lease.Load.Id);

        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AdvanceAsync(lease, LoadState.Received);

        Assert.That((await FindAsync(lease)).Failures, Is.EqualTo(1));
    }

    [Test]
    public async Task TryAcquire_EightThreadsRaceForTwoHundredLoads_LeasesEachOnce()
    {
        for (var i = 0; i < 200; i++)
        {
            await Ledger.ReceiveAsync(LoadSamples.File($"{i}.json"));
        }

        var second = await ReopenAsync(Clock) ?? Ledger;
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var ledger = worker % 2 == 0 ? Ledger : second;
            var mine = new List<string>();
            while (await ledger.TryAcquireAsync($"worker-{worker}", Minute) is { } lease)
            {
                mine.Add(lease.Load.Id);
                await ledger.AdvanceAsync(lease, LoadState.Queued);
            }

            return mine;
        })));

        var ids = taken.SelectMany(mine => mine).ToArray();
        Assert.That((ids.Length, ids.Distinct().Count()), Is.EqualTo((200, 200)));
    }
}
