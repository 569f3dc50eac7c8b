using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.PostgreSql.Records;
using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Relational.Records;

namespace Qlower.Loaders.PostgreSql.Tests;

/// <summary>Two transactions that send something of one load at the same time.</summary>
[TestFixture]
[Category(TestServers.QuickRun.Servers)]
public sealed class LeaseFenceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private TemporaryStore _store = null!;
    private PostgreSqlDatabase _database = null!;
    private long _load;

    [SetUp]
    public async Task CreateLoadAsync()
    {
        _store = await TemporaryStore.CreateAsync();
        _database = _store.Open();
        await new PostgreSqlIntegrator(_database, new FakeTimeProvider(), "postgresql").DiscardAsync("load");
        _load = await _database.WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO partners (name) VALUES ('azur')");
                session.Execute("INSERT INTO stored_loads (load_id, partner, first_stored_at, lease_token) SELECT 'load', seq, now(), 1 FROM partners");
                return (long)session.Scalar("SELECT seq FROM stored_loads")!;
            },
            CancellationToken.None);
    }

    [TearDown]
    public void DisposeStore()
    {
        _database.Dispose();
        _store.Dispose();
    }

    [TestCase(2, 2, TestName = "Enter_AnotherTransactionOfTheSameLeaseIsOpen_WaitsAndContinues")]
    [TestCase(1, 2, TestName = "Enter_TransactionOfAnOlderLeaseIsOpen_WaitsForItsEnd")]
    public async Task EnterAsync(long first, long second)
    {
        using var hasEntered = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        var open = EnterAsync(first, () =>
        {
            hasEntered.Set();
            mayEnd.Wait(Limit);
        });
        Assert.That(hasEntered.Wait(Limit), Is.True);

        var waiting = EnterAsync(second, () => { });
        while (!waiting.IsCompleted && !await IsWaitingAsync())
        {
            await Task.Yield();
        }

        var hasWaited = !waiting.IsCompleted;
        mayEnd.Set();
        await Task.WhenAll(open, waiting).WaitAsync(Limit);
        Assert.That(hasWaited, Is.True);
    }

    private Task<bool> EnterAsync(long token, Action then) => _database.WriteAsync(
        session =>
        {
            LeaseFence.Enter(session, _load, "load", token);
            then();
            return true;
        },
        CancellationToken.None);

    private Task<bool> IsWaitingAsync() => _database.ReadAsync(
        session => session.Scalar("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%stored_loads%'") is not null,
        false,
        CancellationToken.None);
}
