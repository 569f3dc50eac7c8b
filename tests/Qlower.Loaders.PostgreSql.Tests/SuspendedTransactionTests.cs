using Npgsql;
using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.PostgreSql.Tests;

/// <summary>A process that is suspended within a transaction, and those that need its locks.</summary>
[Category(TestServers.QuickRun.Servers)]
public sealed class SuspendedTransactionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Write_PausesWithinATransaction_LosesItsLocksToAnother()
    {
        using var store = await TemporaryStore.CreateAsync();
        await using var source = NpgsqlDataSource.Create(store.ConnectionString);
        using var suspended = new PostgreSqlDatabase(source, new PostgreSqlStoreOptions()) { LongestPause = TimeSpan.FromMilliseconds(200) };
        using var mayContinue = new ManualResetEventSlim();
        var late = await HoldAsync(suspended, mayContinue);

        await LockAsync(store.Open()).WaitAsync(Limit);

        mayContinue.Set();
        await Assert.ThatAsync(() => late, Throws.InstanceOf<NpgsqlException>());
    }

    [Test]
    public async Task Write_TheStoreOfAnotherSchemaIsLocked_DoesNotWait()
    {
        using var store = await TemporaryStore.CreateAsync();
        using var other = await TemporaryStore.CreateAsync();
        using var mayContinue = new ManualResetEventSlim();
        var holding = await HoldAsync(store.Open(), mayContinue);

        await LockAsync(other.Open()).WaitAsync(Limit);

        Assert.That(holding.IsCompleted, Is.False);
        mayContinue.Set();
        await holding;
    }

    /// <summary>Locks within a transaction, which continues once it may.</summary>
    /// <returns>The end of the transaction, once it has the lock.</returns>
    private static async Task<Task> HoldAsync(PostgreSqlDatabase database, ManualResetEventSlim mayContinue)
    {
        var hasLock = new TaskCompletionSource();
        var transaction = database.WriteAsync(
            session =>
            {
                session.Dialect.Lock(session, SqlLock.Loads, "azur");
                hasLock.SetResult();
                mayContinue.Wait(2 * Limit);
                return session.Scalar("SELECT 1");
            },
            CancellationToken.None);
        await hasLock.Task.WaitAsync(Limit);
        return transaction;
    }

    private static Task<bool> LockAsync(PostgreSqlDatabase database) => database.WriteAsync(
        session =>
        {
            session.Dialect.Lock(session, SqlLock.Loads, "azur");
            return true;
        },
        CancellationToken.None);
}
