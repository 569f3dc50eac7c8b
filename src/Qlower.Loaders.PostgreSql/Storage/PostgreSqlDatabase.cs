using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using Npgsql;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.PostgreSql.Storage;

/// <summary>
/// One database, over a bounded number of connections that remain open. Transactions run at <c>READ COMMITTED</c> and at the same time: what must
/// not is locked. A transaction that PostgreSQL ended to resolve a deadlock runs again. A call that is cancelled returns at once; its transaction
/// ends in the background, either way. Thread-safe.
/// </summary>
internal sealed class PostgreSqlDatabase(NpgsqlDataSource source, PostgreSqlStoreOptions options) : ISqlDatabase, IDisposable
{
    private const int MaxAttempts = 10;

    private static readonly SqlSchema IdentitySchema = new(
        "store",
        [
            new SqlTable
            {
                Name = "store",
                Columns = [new SqlColumn("singleton", SqlType.Integer), new SqlColumn("id")],
                PrimaryKey = "singleton",
            },
        ]);

    private readonly ConcurrentBag<SqlSession> _idle = [];
    private readonly SemaphoreSlim _slots = new(options.MaxConnections);
    private volatile string? _id;
    private volatile bool _isDisposed;

    /// <summary>
    /// How long a transaction may pause between two statements before the server ends it: a process that is suspended within one must not keep its
    /// locks.
    /// </summary>
    internal TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    public SqlDialect Dialect => PostgreSqlDialect.Instance;

    public string Location { get; } = LocationOf(source);

    public ISqlCheckpoints? Ledger { get; set; }

    public async Task<string> GetIdAsync(CancellationToken cancellationToken)
    {
        if (_id is not null)
        {
            return _id;
        }

        return _id = await WriteAsync(
            session =>
            {
                IdentitySchema.Upgrade(session);
                session.Execute("INSERT INTO store (singleton, id) VALUES (1, $1) ON CONFLICT DO NOTHING", Guid.NewGuid().ToString("n"));
                return (string)session.Scalar("SELECT id FROM store")!;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunAsync(session => InTransaction(session, "BEGIN", work), cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException error) when (attempt < MaxAttempts
                && error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                await Task.Delay(Random.Shared.Next(10 * attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public Task<T> ReadAsync<T>(Func<SqlSession, T> read, bool isSnapshot, CancellationToken cancellationToken) => RunAsync(
        session => isSnapshot ? InTransaction(session, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", read) : read(session), cancellationToken);

    public void Dispose()
    {
        _isDisposed = true;
        DropIdle();
        if (options.FindDataSource() is null)
        {
            source.Dispose();
        }
    }

    private static T InTransaction<T>(SqlSession session, string begin, Func<SqlSession, T> work)
    {
        session.Execute(begin);
        try
        {
            var result = work(session);
            session.Execute("COMMIT");
            return result;
        }
        catch
        {
            Rollback(session);
            throw;
        }
    }

    private static void Rollback(SqlSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
        {
            // The connection is broken: the server rolls back.
            session.Dispose();
        }
    }

    private static string LocationOf(NpgsqlDataSource source)
    {
        var parts = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return $"{parts.Host}/{parts.Database}";
    }

    /// <summary>Runs work on a connection. Npgsql's calls block: they have a thread of their own, which a cancelled caller does not wait for.</summary>
    private async Task<T> RunAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        var running = Task.Run(
            () =>
            {
                try
                {
                    return Run(work);
                }
                finally
                {
                    _slots.Release();
                }
            },
            CancellationToken.None);
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!running.IsCompleted)
        {
            _ = running.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private T Run<T>(Func<SqlSession, T> work)
    {
        var session = Rent();
        try
        {
            return work(session);
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>Returns an open connection. One that was idle may be broken since: it is tested, so that a restart of the server fails no call.</summary>
    private SqlSession Rent()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (_idle.TryTake(out var session))
        {
            try
            {
                session.Execute("SELECT 1");
                return session;
            }
            catch (Exception error) when (error is NpgsqlException or InvalidOperationException)
            {
                session.Dispose();
                DropIdle();
            }
        }

        return Open();
    }

    private SqlSession Open()
    {
        var session = new SqlSession(source.OpenConnection(), Dialect) { CommandTimeout = options.CommandTimeout };
        session.Run(string.Create(CultureInfo.InvariantCulture, $"SET idle_in_transaction_session_timeout = {(long)LongestPause.TotalMilliseconds}"));
        return session;
    }

    private void Return(SqlSession session)
    {
        if (session.Connection.State != ConnectionState.Open || _isDisposed)
        {
            session.Dispose();
            return;
        }

        _idle.Add(session);
    }

    private void DropIdle()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
