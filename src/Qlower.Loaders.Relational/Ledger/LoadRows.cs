using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Reads and writes the state machine's columns of <c>loads</c>.</summary>
internal static class LoadRows
{
    public const string Columns = """
        loads.seq, id, state, is_refused, is_dry_run_complete, parts, parts_done, pass, started_at, processed_at, closed_at, status, is_faulted,
        wait_reason, not_before, failures, progressed_at, is_alerted, lease_owner, lease_expires_at, lease_token
        """;

    /// <summary>The number of <see cref="Columns"/>.</summary>
    public const int Count = 21;

    /// <summary>
    /// Returns a load by its id, which no other transaction changes before this one ends; null when it is unknown. All loads of the partner are
    /// locked, because a load that ends begins the turn of the next one.
    /// </summary>
    public static StoredLoad? Lock(SqlSession session, string loadId)
    {
        if (session.Scalar("SELECT partner FROM loads WHERE id = $1", loadId) is not string partner)
        {
            return null;
        }

        session.Dialect.Lock(session, SqlLock.Loads, partner);
        return Find(session, loadId);
    }

    /// <summary>Returns a load by its id; null when it is unknown.</summary>
    public static StoredLoad? Find(SqlSession session, string loadId)
    {
        using var row = session.Query($"SELECT {Columns} FROM loads WHERE id = $1", loadId);
        return row.Read() ? Read(row) : null;
    }

    /// <summary>Reads the present row of a query that starts with <see cref="Columns"/>.</summary>
    public static StoredLoad Read(DbDataReader row) => new(
        row.GetInt64(0),
        new LoadRow
        {
            Id = row.GetString(1),
            State = (LoadState)row.GetInt32(2),
            IsRefused = row.GetBoolean(3),
            IsDryRunComplete = row.GetBoolean(4),
            Parts = row.GetInt32(5),
            PartsDone = row.GetInt32(6),
            Pass = row.GetInt64(7),
            StartedAt = row.OptionalInstant(8),
            ProcessedAt = row.OptionalInstant(9),
            ClosedAt = row.OptionalInstant(10),
            Status = row.IsDBNull(11) ? null : (LoadStatus)row.GetInt32(11),
            IsFaulted = row.GetBoolean(12),
            Wait = row.IsDBNull(13) ? null : new LoadWait(row.GetString(13), row.Instant(14)),
            Failures = row.GetInt32(15),
            ProgressedAt = row.Instant(16),
            IsAlerted = row.GetBoolean(17),
            LeaseOwner = Text(row, 18),
            LeaseExpiresAt = row.OptionalInstant(19),
            LeaseToken = row.GetInt64(20),
        });

    /// <summary>
    /// Writes a row; nothing when it is the one that was read. A load that leaves processing begins the turn of its partner's next one.
    /// </summary>
    public static void Write(SqlSession session, StoredLoad load, LoadRow row)
    {
        if (ReferenceEquals(load.Row, row))
        {
            return;
        }

        session.Execute(
            """
            UPDATE loads
            SET state = $2, is_refused = $3, is_dry_run_complete = $4, parts = $5, parts_done = $6, pass = $7, started_at = $8, processed_at = $9,
                closed_at = $10, status = $11, is_faulted = $12, wait_reason = $13, not_before = $14, failures = $15, progressed_at = $16,
                is_alerted = $17, lease_owner = $18, lease_expires_at = $19, lease_token = $20
            WHERE seq = $1
            """,
            load.Seq,
            (int)row.State,
            row.IsRefused,
            row.IsDryRunComplete,
            row.Parts,
            row.PartsDone,
            row.Pass,
            row.StartedAt,
            row.ProcessedAt,
            row.ClosedAt,
            (int?)row.Status,
            row.IsFaulted,
            row.Wait?.Reason,
            row.Wait?.NotBefore,
            row.Failures,
            row.ProgressedAt,
            row.IsAlerted,
            row.LeaseOwner,
            row.LeaseExpiresAt,
            row.LeaseToken);
        if (load.Row.State == LoadState.Processing && row.State != LoadState.Processing
            && LoadTurns.First(session, load.Seq) is { Row.State: LoadState.Queued } next)
        {
            Write(session, next, LoadTransitions.BeginTurn(next.Row, row.ProgressedAt));
        }
    }

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
