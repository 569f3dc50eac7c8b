using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Reads and writes the state machine's columns of <c>loads</c>.</summary>
internal static class LoadRows
{
    public const string Columns = """
        seq, id, state, is_refused, is_dry_run_complete, parts, parts_done, pass, started_at, processed_at, closed_at, status, is_faulted,
        wait_reason, not_before, failures, progressed_at, is_alerted, lease_owner, lease_expires_at, lease_token
        """;

    /// <summary>The number of <see cref="Columns"/>.</summary>
    public const int Count = 21;

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
            IsRefused = row.GetInt32(3) != 0,
            IsDryRunComplete = row.GetInt32(4) != 0,
            Parts = row.GetInt32(5),
            PartsDone = row.GetInt32(6),
            Pass = row.GetInt64(7),
            StartedAt = Time(row, 8),
            ProcessedAt = Time(row, 9),
            ClosedAt = Time(row, 10),
            Status = row.IsDBNull(11) ? null : (LoadStatus)row.GetInt32(11),
            IsFaulted = row.GetInt32(12) != 0,
            Wait = row.IsDBNull(13) ? null : new LoadWait(row.GetString(13), StoredTime.Read(row.GetString(14))),
            Failures = row.GetInt32(15),
            ProgressedAt = StoredTime.Read(row.GetString(16)),
            IsAlerted = row.GetInt32(17) != 0,
            LeaseOwner = Text(row, 18),
            LeaseExpiresAt = Time(row, 19),
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
            Flag(row.IsRefused),
            Flag(row.IsDryRunComplete),
            row.Parts,
            row.PartsDone,
            row.Pass,
            StoredTime.Utc(row.StartedAt),
            StoredTime.Utc(row.ProcessedAt),
            StoredTime.Utc(row.ClosedAt),
            (int?)row.Status,
            Flag(row.IsFaulted),
            row.Wait?.Reason,
            StoredTime.Utc(row.Wait?.NotBefore),
            row.Failures,
            StoredTime.Utc(row.ProgressedAt),
            Flag(row.IsAlerted),
            row.LeaseOwner,
            StoredTime.Utc(row.LeaseExpiresAt),
            row.LeaseToken);
        if (load.Row.State == LoadState.Processing && row.State != LoadState.Processing
            && LoadTurns.First(session, load.Seq) is { Row.State: LoadState.Queued } next)
        {
            Write(session, next, LoadTransitions.BeginTurn(next.Row, row.ProgressedAt));
        }
    }

    public static int Flag(bool value) => value ? 1 : 0;

    public static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : StoredTime.Read(row.GetString(column));
}
