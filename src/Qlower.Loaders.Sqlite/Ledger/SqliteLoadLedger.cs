using Qlower.Loaders.Ledger;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>
/// The ledger in a SQLite file. Each call is one transaction that is on the disk when the call returns; a leased call compares the
/// lease's token in the transaction that it writes in. Thread-safe, and safe between processes on one machine.
/// </summary>
internal sealed partial class SqliteLoadLedger(SqliteDatabase database, TimeProvider time) : ILoadLedger
{
    private const int Inspected = 0;
    private const int Processed = 1;

    private readonly SqliteTables _tables = new(database, LedgerSchema.Schema, static (message, cause) => new LoaderException(message, cause));

    public bool IsDurable => true;

    public Task<string> GetIdAsync(CancellationToken cancellationToken = default) =>
        _tables.WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO ledger (only, id) VALUES (1, $1) ON CONFLICT DO NOTHING", Guid.NewGuid().ToString("n"));
                return (string)session.Scalar("SELECT id FROM ledger")!;
            },
            cancellationToken);

    public Task<ReceivedLoad> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _tables.WriteAsync(
            session =>
            {
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
                    return new ReceivedLoad(Find(session, id, now)!, IsNew: false);
                }

                id = LoadIdSequence.Next((string?)session.Scalar("SELECT id FROM loads ORDER BY seq DESC LIMIT 1"), now);
                session.Execute(
                    """
                    INSERT INTO loads
                        (id, source, partner, name, location, length, identity, last_modified, received_at, state, replay_of, progressed_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $9)
                    """,
                    id,
                    file.Source,
                    file.Partner,
                    file.Name,
                    file.Location,
                    file.Length,
                    file.Identity,
                    StoredTime.WithOffset(file.LastModified),
                    StoredTime.Utc(now),
                    replayOf);
                KeepArrival(session, file, (long)session.Scalar("SELECT last_insert_rowid()")!);
                return new ReceivedLoad(Find(session, id, now)!, IsNew: true);
            },
            cancellationToken);
    }

    public Task<LoadEntry?> FindAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return _tables.ReadAsync(session => Find(session, loadId, time.GetUtcNow()), cancellationToken);
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
            SELECT {LoadRow.Columns} FROM loads
            WHERE ($1 IS NULL OR partner = $1) AND ($2 IS NULL OR substr(id, 1, length($2)) = $2){state}
            ORDER BY seq DESC LIMIT $3
            """;
        return _tables.ReadAsync<IReadOnlyList<LoadEntry>>(
            session =>
            {
                var now = time.GetUtcNow();
                var loads = new List<LoadEntry>();
                using var rows = session.Query(sql, query.Partner, query.IdPrefix, query.Limit);
                while (rows.Read())
                {
                    loads.Add(LoadRow.Read(rows, now));
                }

                return loads;
            },
            cancellationToken);
    }

    public Task SetAlertedAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return _tables.WriteAsync(session => session.Execute("UPDATE loads SET is_alerted = 1 WHERE id = $1", loadId), cancellationToken);
    }

    private static LoadEntry? Find(SqliteSession session, string loadId, DateTimeOffset now)
    {
        using var row = session.Query($"SELECT {LoadRow.Columns} FROM loads WHERE id = $1", loadId);
        return row.Read() ? LoadRow.Read(row, now) : null;
    }

    /// <summary>An arrival belongs to the first load that had it.</summary>
    private static void KeepArrival(SqliteSession session, SourceFile file, long load) =>
        session.Execute(
            "INSERT INTO arrivals (source, location, identity, load) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            file.Source,
            file.Location,
            file.Identity,
            load);

    /// <summary>Notes that the load moved: it is no longer stuck, failing or waiting.</summary>
    private static void Progress(SqliteSession session, long load, DateTimeOffset now) =>
        session.Execute(
            "UPDATE loads SET progressed_at = $2, failures = 0, is_alerted = 0, wait_reason = NULL, not_before = NULL WHERE seq = $1",
            load,
            StoredTime.Utc(now));

    private static void MoveTo(SqliteSession session, long load, LoadState state, DateTimeOffset now)
    {
        Progress(session, load, now);
        session.Execute(
            "UPDATE loads SET state = $2, processed_at = CASE WHEN $2 = 4 THEN coalesce(processed_at, $3) ELSE processed_at END WHERE seq = $1",
            load,
            (int)state,
            StoredTime.Utc(now));
    }

    /// <summary>The load under its lease; null when the lease is lost.</summary>
    private static HeldLoad? Held(SqliteSession session, LoadLease lease)
    {
        using var row = session.Query(
            "SELECT seq, id, state, is_refused, is_rehearsed FROM loads WHERE id = $1 AND lease_token = $2 AND lease_owner IS NOT NULL",
            lease.Load.Id,
            lease.Token);
        return row.Read()
            ? new HeldLoad(row.GetInt64(0), row.GetString(1), (LoadState)row.GetInt32(2), row.GetInt32(3) != 0, row.GetInt32(4) != 0)
            : null;
    }

    /// <summary>Works on a load under its lease, or throws when the lease is lost.</summary>
    private Task<T> Hold<T>(LoadLease lease, Func<SqliteSession, HeldLoad, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return _tables.WriteAsync(
            session => work(session, Held(session, lease) ?? throw new LeaseLostException(lease.Load.Id)),
            cancellationToken);
    }

    private Task<bool> Hold(LoadLease lease, Action<SqliteSession, HeldLoad> work, CancellationToken cancellationToken) =>
        Hold(
            lease,
            (session, load) =>
            {
                work(session, load);
                return true;
            },
            cancellationToken);
}
