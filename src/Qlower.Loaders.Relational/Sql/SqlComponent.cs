namespace Qlower.Loaders.Relational.Sql;

/// <summary>
/// One component's tables in a database: created or upgraded before the first use, with failures wrapped as the component's contract
/// requires. Thread-safe.
/// </summary>
internal sealed class SqlComponent(
    ISqlDatabase database, SqlSchema schema, Func<string, Exception, LoaderException> failure, ISqlPreparation? preparation = null)
{
    private volatile bool _isReady;

    public Task<T> WriteAsync<T>(Func<SqlSession, T> work, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                await EnsureAsync(cancellationToken).ConfigureAwait(false);
                return await database.WriteAsync(
                    session =>
                    {
                        preparation?.Prepare(session);
                        return work(session);
                    },
                    cancellationToken).ConfigureAwait(false);
            });

    /// <summary>Prepares the transaction of another component of the database.</summary>
    public void Prepare(SqlSession session) => preparation?.Prepare(session);

    public Task<T> ReadAsync<T>(Func<SqlSession, T> read, CancellationToken cancellationToken) => ReadAsync(read, false, cancellationToken);

    /// <summary>Runs queries that read one state of the database.</summary>
    public Task<T> ReadSnapshotAsync<T>(Func<SqlSession, T> read, CancellationToken cancellationToken) => ReadAsync(read, true, cancellationToken);

    /// <summary>Creates or upgrades the tables; nothing after the first call.</summary>
    public Task PrepareTablesAsync(CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                await EnsureAsync(cancellationToken).ConfigureAwait(false);
                return true;
            });

    /// <summary>Runs work on the database itself with the failures of the component.</summary>
    public async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception cause) when (database.Dialect.ReasonOf(cause) is not null)
        {
            throw failure(
                $"The {schema.Component} in the {database.Dialect.StoreName} store {database.Location} cannot be used: {database.Dialect.ReasonOf(cause)}", cause);
        }
    }

    private Task<T> ReadAsync<T>(Func<SqlSession, T> read, bool isSnapshot, CancellationToken cancellationToken) =>
        GuardAsync(
            async () =>
            {
                await EnsureAsync(cancellationToken).ConfigureAwait(false);
                if (preparation is { IsDue: true })
                {
                    await PrepareAsync(cancellationToken).ConfigureAwait(false);
                }

                return await database.ReadAsync(read, isSnapshot, cancellationToken).ConfigureAwait(false);
            });

    private async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        await database.WriteAsync(
            session =>
            {
                schema.Upgrade(session);
                preparation?.Schema.Upgrade(session);
                preparation?.Prepare(session);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _isReady = true;
    }

    private Task<bool> PrepareAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                preparation!.Prepare(session);
                return true;
            },
            cancellationToken);
}
