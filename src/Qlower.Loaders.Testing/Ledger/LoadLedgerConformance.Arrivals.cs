namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task GetId_AskedTwice_GivesTheSameId()
    {
        var first = await Ledger.GetIdAsync();
        var second = await Ledger.GetIdAsync();

        Assert.That(first, Is.Not.Empty.And.EqualTo(second));
    }

    [Test]
    public async Task GetId_AfterReopening_IsTheSame()
    {
        var first = await Ledger.GetIdAsync();

        var reopened = await ReopenAsync(Clock);

        Assert.That(reopened is null ? first : await reopened.GetIdAsync(), Is.EqualTo(first));
    }

    [Test]
    public async Task Receive_NewFile_KeepsItAsReceived()
    {
        var file = LoadSamples.File("a.json");

        var received = await Ledger.ReceiveAsync(file, replayOf: "earlier");

        var load = received.Load;
        Assert.Multiple(() =>
        {
            Assert.That(received.IsNew, Is.True);
            Assert.That(load.Id, Does.Match("^[0-9a-f]{32}$"));
            Assert.That(load.ReplayOf, Is.EqualTo("earlier"));
            Assert.That(load.State, Is.EqualTo(LoadState.Received));
            Assert.That(load.ReceivedAt, Is.EqualTo(Time.GetUtcNow()));
            Assert.That(load.ProgressedAt, Is.EqualTo(Time.GetUtcNow()));
            Assert.That(load.File.Source, Is.EqualTo(file.Source));
            Assert.That(load.File.Partner, Is.EqualTo(file.Partner));
            Assert.That(load.File.Name, Is.EqualTo(file.Name));
            Assert.That(load.File.Location, Is.EqualTo(file.Location));
            Assert.That(load.File.Length, Is.EqualTo(file.Length));
            Assert.That(load.File.Identity, Is.EqualTo(file.Identity));
            Assert.That(load.File.LastModified, Is.EqualTo(file.LastModified));
            Assert.That(load.StartedAt, Is.Null);
            Assert.That(load.LeaseOwner, Is.Null);
        });
    }

    /// <summary>A load whose file differs from the one at the source is inspected again and again.</summary>
    [TestCase(1969)]
    [TestCase(2026)]
    public async Task Receive_FileWithATimeOfTicks_IsTheSameContentAtTheSource(int year)
    {
        var sample = LoadSamples.File("a.json");
        var file = new SourceFile
        {
            Source = sample.Source,
            Partner = sample.Partner,
            Name = sample.Name,
            Location = sample.Location,
            Length = sample.Length,
            Identity = sample.Identity,
            LastModified = new DateTimeOffset(year, 5, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_567),
        };

        var received = await Ledger.ReceiveAsync(file);

        Assert.That((await Ledger.FindAsync(received.Load.Id))!.File.IsSameContent(file), Is.True);
    }

    [Test]
    public async Task Receive_SameArrivalTwice_GivesTheSameLoad()
    {
        var first = await Ledger.ReceiveAsync(LoadSamples.File("a.json"));
        var second = await Ledger.ReceiveAsync(LoadSamples.File("a.json"));

        Assert.Multiple(() =>
        {
            Assert.That(second.IsNew, Is.False);
            Assert.That(second.Load.Id, Is.EqualTo(first.Load.Id));
        });
    }

    [Test]
    public async Task Receive_OtherIdentityOfTheSameLocation_IsAnotherLoad()
    {
        var first = await Ledger.ReceiveAsync(LoadSamples.File("a.json", identity: "v1"));
        var second = await Ledger.ReceiveAsync(LoadSamples.File("a.json", identity: "v2"));

        Assert.That(second.IsNew && second.Load.Id != first.Load.Id, Is.True);
    }

    [Test]
    public async Task Receive_SameArrivalAfterClosing_GivesTheClosedLoad()
    {
        var lease = await LeaseAsync();
        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Success, false));

        var again = await Ledger.ReceiveAsync(lease.Load.File);

        Assert.That((again.IsNew, again.Load.State), Is.EqualTo((false, LoadState.Closed)));
    }

    [Test]
    public async Task Receive_ManyAtOneInstantAndAClockThatGoesBack_GivesAscendingIds()
    {
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add((await Ledger.ReceiveAsync(LoadSamples.File($"{i}.json"))).Load.Id);
        }

        Time.AdjustTime(Time.GetUtcNow().AddHours(-1));
        ids.Add((await Ledger.ReceiveAsync(LoadSamples.File("last.json"))).Load.Id);

        Assert.That(ids, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
    }

    [Test]
    public async Task Receive_SameArrivalFromManyThreads_MakesOneLoad()
    {
        var received = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Ledger.ReceiveAsync(LoadSamples.File("a.json")))));

        Assert.Multiple(() =>
        {
            Assert.That(received.Count(answer => answer.IsNew), Is.EqualTo(1));
            Assert.That(received.Select(answer => answer.Load.Id).Distinct().Count(), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task Find_UnknownLoad_IsNull() => Assert.That(await Ledger.FindAsync("nothing"), Is.Null);

    [Test]
    public async Task List_WithoutConditions_GivesTheNewestFirst()
    {
        await Ledger.ReceiveAsync(LoadSamples.File("a.json"));
        await Ledger.ReceiveAsync(LoadSamples.File("b.json"));
        await Ledger.ReceiveAsync(LoadSamples.File("c.json"));

        var loads = await Ledger.ListAsync(new LoadQuery { Limit = 2 });

        Assert.That(loads.Select(load => load.File.Name), Is.EqualTo(new[] { "c.json", "b.json" }));
    }

    [Test]
    public async Task List_ByPartnerStateAndPrefix_GivesThoseThatMeetAll()
    {
        var open = (await Ledger.ReceiveAsync(LoadSamples.File("a.json"))).Load;
        await Ledger.ReceiveAsync(LoadSamples.File("b.json", partner: "other"));
        var closed = await LeaseAsync("c.json");
        await Ledger.CloseAsync(closed, new LoadClosing(LoadStatus.Success, false));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await NamesAsync(new LoadQuery { Partner = "acme" }), Is.EqualTo(new[] { "c.json", "a.json" }));
            Assert.That(await NamesAsync(new LoadQuery { IsOpen = true }), Is.EqualTo(new[] { "b.json", "a.json" }));
            Assert.That(await NamesAsync(new LoadQuery { IsOpen = false }), Is.EqualTo(new[] { "c.json" }));
            Assert.That(await NamesAsync(new LoadQuery { IdPrefix = open.Id }), Is.EqualTo(new[] { "a.json" }));
            Assert.That(await NamesAsync(new LoadQuery { IdPrefix = open.Id[..8], Partner = "other" }), Is.EqualTo(new[] { "b.json" }));
            Assert.That(await NamesAsync(new LoadQuery { IdPrefix = "%" }), Is.Empty);
        });
    }

    [Test]
    public async Task List_LimitBelowOne_IsRefused() =>
        await Assert.ThatAsync(async () => await Ledger.ListAsync(new LoadQuery { Limit = 0 }), Throws.InstanceOf<ArgumentException>());

    private async Task<string[]> NamesAsync(LoadQuery query) =>
        (await Ledger.ListAsync(query)).Select(load => load.File.Name).ToArray();
}
