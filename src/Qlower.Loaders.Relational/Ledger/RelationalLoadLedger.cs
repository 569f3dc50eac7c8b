using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>
/// The ledger in a SQL store. Each call is one transaction that is durable when the call returns; a leased call checks the lease's token
/// in the transaction that it writes in. The rules are <see cref="LoadTransitions"/> and <see cref="PartTransitions"/>. Thread-safe, and
/// safe between the processes that share the store.
/// </summary>
internal abstract partial class RelationalLoadLedger(ISqlDatabase database, SqlSchema schema, TimeProvider time, ISqlPreparation? clock = null) : ILoadLedger, ISqlCheckpoints
{
    private readonly SqlComponent _store = new(database, schema, static (message, cause) => new LoaderException(message, cause), clock);

    private readonly SqlComponent _stores = new(database, RecordStoresTable.Schema, static (message, cause) => new LoaderException(message, cause));

    public bool IsDurable => true;

    public string Description => $"{database.Dialect.StoreName} {database.Location}";

    public Task<string> GetIdAsync(CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            session =>
            {
                EnsureId(session);
                return (string)session.Scalar("SELECT id FROM ledger")!;
            },
            cancellationToken);

    /// <summary>Adds the row of the ledger itself, once.</summary>
    internal static void EnsureId(SqlSession session) =>
        session.Execute("INSERT INTO ledger (singleton, id) VALUES (1, $1) ON CONFLICT DO NOTHING", Guid.NewGuid().ToString("n"));

    public Task<ReceivedLoad> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _store.WriteAsync(
            session =>
            {
                // One after the other: ids grow in the order of the keys, and a file that arrives twice at once is one load.
                session.Dialect.Lock(session, SqlLock.Arrivals, "");
                session.Dialect.Lock(session, SqlLock.Loads, file.Partner);
                var now = time.GetUtcNow();
                var known = session.Scalar(
                    """
                    SELECT loads.id FROM arrivals JOIN loads ON loads.seq = arrivals.load
                    WHERE arrivals.source = $1 AND arrivals.location = $2 AND arrivals.identity = $3
                    """,
                    file.Source,
                    file.Location,
                    file.Identity);
                if (known is string id)
                {
                    return new ReceivedLoad(LoadEntries.Find(session, id, now)!, IsNew: false);
                }

                var last = (string?)session.Scalar("SELECT id FROM loads ORDER BY seq DESC LIMIT 1");
                var row = LoadTransitions.Receive(LoadIdSequence.Next(last, now), now);
                var load = Add(session, row, file, replayOf ?? Replays.Expected(session, file), now);
                AddArrival(session, file, load);
                Replays.SetLoad(session, file, load);
                return new ReceivedLoad(LoadEntries.Find(session, row.Id, now)!, IsNew: true);
            },
            cancellationToken);
    }

    public Task ExpectReplayAsync(string source, string location, string replayOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(replayOf);
        return _store.WriteAsync(session => Replays.Expect(session, source, location, replayOf), cancellationToken);
    }

    public Task<LoadEntry?> FindReplayAsync(string source, string location, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(location);
        return _store.ReadSnapshotAsync(
            session => Replays.FindLoad(session, source, location) is { } id ? LoadEntries.Find(session, id, time.GetUtcNow()) : null, cancellationToken);
    }

    public Task<LoadEntry?> FindAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return _store.ReadAsync(session => LoadEntries.Find(session, loadId, time.GetUtcNow()), cancellationToken);
    }

    public Task<IReadOnlyList<LoadEntry>> ListAsync(LoadQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        var state = query.IsOpen switch
        {
            null => "",
            true => " AND state < 5",
            false => " AND state = 5",
        };
        var sql = $"""
            SELECT {LoadEntries.Columns} FROM loads
            WHERE (CAST($1 AS TEXT) IS NULL OR partner = $1) AND (CAST($2 AS TEXT) IS NULL OR substr(id, 1, length($2)) = $2){state}
            ORDER BY seq DESC LIMIT $3
            """;
        return _store.ReadAsync(
            session => LoadEntries.List(session, time.GetUtcNow(), sql, query.Partner, query.IdPrefix, query.Limit), cancellationToken);
    }

    private static long Add(SqlSession session, LoadRow row, SourceFile file, string? replayOf, DateTimeOffset now) =>
        (long)session.Scalar(
            """
            INSERT INTO loads
                (id, source, partner, name, location, length, identity, last_modified, received_at, state, replay_of, progressed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            RETURNING seq
            """,
            row.Id,
            file.Source,
            file.Partner,
            file.Name,
            file.Location,
            file.Length,
            file.Identity,
            file.LastModified,
            now,
            (int)row.State,
            replayOf,
            row.ProgressedAt)!;

    /// <summary>Adds an arrival, which belongs to the first load that had it.</summary>
    private static void AddArrival(SqlSession session, SourceFile file, long load) =>
        session.Execute(
            "INSERT INTO arrivals (source, location, identity, load) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            file.Source,
            file.Location,
            file.Identity,
            load);

    private static void Apply(SqlSession session, StoredLoad load, LoadChange change)
    {
        LedgerTally.Drop(session, load.Seq, change.Drop);
        PartRows.Apply(session, load.Seq, change.Parts);
        LoadRows.Write(session, load, change.Row);
    }

    private static void Apply(SqlSession session, StoredLoad load, PartRow part, PartChange change)
    {
        PartRows.Write(session, load.Seq, part, change.Part);
        LoadRows.Write(session, load, change.Load);
    }

    /// <summary>Works on a load under its lease.</summary>
    /// <exception cref="LeaseLostException">The lease is not valid any more.</exception>
    private Task<T> WithLease<T>(LoadLease lease, Func<SqlSession, StoredLoad, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return _store.WriteAsync(
            session =>
            {
                var load = LoadRows.Lock(session, lease.Load.Id);
                LoadTransitions.EnsureValid(load?.Row, lease);
                return work(session, load!.Value);
            },
            cancellationToken);
    }

    private Task<bool> WithLease(LoadLease lease, Action<SqlSession, StoredLoad> work, CancellationToken cancellationToken) =>
        WithLease(
            lease,
            (session, load) =>
            {
                work(session, load);
                return true;
            },
            cancellationToken);

    /// <summary>Works on a part under its lease; returns <paramref name="done"/> when the part is done.</summary>
    /// <exception cref="LeaseLostException">The lease is not valid any more.</exception>
    private Task<T> WithPart<T>(PartLease lease, T done, Func<SqlSession, StoredLoad, PartRow, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return _store.WriteAsync(session => OnPart(session, lease, done, (load, part) => work(session, load, part)), cancellationToken);
    }

    private static T OnPart<T>(SqlSession session, PartLease lease, T done, Func<StoredLoad, PartRow, T> work)
    {
        var load = LoadRows.Lock(session, lease.LoadId);
        var part = load is { } stored ? PartRows.Find(session, stored.Seq, lease.Part.Ordinal) : null;
        return PartTransitions.EnsureValid(load?.Row, part, lease) ? work(load!.Value, part!) : done;
    }
}
