using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Sqlite.Ledger;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class MachineClockTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private TemporaryDatabase _file = null!;

    [SetUp]
    public void CreateFile() => _file = new TemporaryDatabase();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task Restart_OfTheMachine_EndsLeasesAndDeferrals()
    {
        var before = Open("boot-1");
        var (leased, deferred) = (await ReceiveAsync(before, "a.json"), await ReceiveAsync(before, "b.json"));
        await before.TryAcquireAsync("worker", Hour, leased);
        await before.ReleaseAsync((await before.TryAcquireAsync("worker", Hour, deferred))!, new LoadDelay("down", Hour));

        var after = Open("boot-2");
        var first = await after.TryAcquireAsync("worker-2", Hour);
        var second = await after.TryAcquireAsync("worker-2", Hour);

        Assert.That((first?.Load.Id, second?.Load.Id), Is.EqualTo((leased, deferred)));
    }

    [Test]
    public async Task Reopen_InTheSameRunOfTheMachine_RespectsLeases()
    {
        var before = Open("boot-1");
        await before.TryAcquireAsync("worker", Hour, await ReceiveAsync(before, "a.json"));

        var lease = await Open("boot-1").TryAcquireAsync("worker-2", Hour);

        Assert.That(lease, Is.Null);
    }

    [Test]
    public async Task FirstUse_LedgerOfAnEarlierVersion_EndsItsLeases()
    {
        var database = _file.Open();
        await ReleasedSchemas.CreateAsync(database);
        await ReleasedSchemas.AddDeferredLoadAsync(database);
        await database.WriteAsync(
            session => session.Execute("UPDATE loads SET lease_owner = 'old', lease_expires_at = '2999-01-01T00:00:00.0000000Z', not_before = NULL"), default);

        var lease = await Open("boot-1").TryAcquireAsync("worker", Hour);

        Assert.That(lease, Is.Not.Null);
    }

    private SqliteLoadLedger Open(string boot) => new(_file.Open(), new LedgerClock(_time), boot);

    private static async Task<string> ReceiveAsync(SqliteLoadLedger ledger, string name) =>
        (await ledger.ReceiveAsync(Testing.Ledger.LoadSamples.File(name))).Load.Id;
}
