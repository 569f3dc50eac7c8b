using System.Data.Common;
using System.Text.Json;
using Qlower.Loaders.Format;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Reads rows of <c>loads</c> as entries, and writes the columns that the state machine does not know.</summary>
internal static class LoadEntries
{
    public const string Columns = LoadRows.Columns + """
        , source, partner, name, location, length, identity, last_modified, received_at, replay_of, header_partner, header_created_at,
        header_version, sha256, secret_ranges, archived_source, archived_partner, archived_location, archived_name, archived_as_read, reported,
        is_all_or_nothing,

        """ + LoadTurns.WaitsForLoad;

    private const int First = LoadRows.Count;

    /// <summary>Returns a load by its id; null when it is unknown.</summary>
    public static LoadEntry? Find(SqlSession session, string loadId, DateTimeOffset now)
    {
        using var row = session.Query($"SELECT {Columns} FROM loads WHERE id = $1", loadId);
        return row.Read() ? Read(row, now) : null;
    }

    /// <summary>Returns the loads of a query that selects <see cref="Columns"/>.</summary>
    public static IReadOnlyList<LoadEntry> List(SqlSession session, DateTimeOffset now, string sql, params ReadOnlySpan<object?> values)
    {
        var loads = new List<LoadEntry>();
        using var rows = session.Query(sql, values);
        while (rows.Read())
        {
            loads.Add(Read(rows, now));
        }

        return loads;
    }

    public static void WriteFile(SqlSession session, long load, SourceFile file) =>
        session.Execute(
            "UPDATE loads SET source = $2, partner = $3, name = $4, location = $5, length = $6, identity = $7, last_modified = $8 WHERE seq = $1",
            load,
            file.Source,
            file.Partner,
            file.Name,
            file.Location,
            file.Length,
            file.Identity,
            file.LastModified);

    public static void WriteFacts(SqlSession session, long load, InspectionResult? result) =>
        session.Execute(
            """
            UPDATE loads
            SET header_partner = $2, header_created_at = $3, header_version = $4, sha256 = $5, secret_ranges = $6, is_all_or_nothing = $7
            WHERE seq = $1
            """,
            load,
            result?.Header?.Partner,
            result?.Header is null ? null : StoredTime.WithOffset(result.Header.CreatedAt),
            result?.Header?.Version,
            result?.Sha256,
            JsonSerializer.Serialize(result?.SecretRanges ?? [], LedgerJson.Default.IReadOnlyListByteRange),
            result is { IsAllOrNothing: true });

    public static void WriteArchived(SqlSession session, long load, ArchivedFile? archived) =>
        session.Execute(
            """
            UPDATE loads
            SET archived_source = $2, archived_partner = $3, archived_location = $4, archived_name = $5, archived_as_read = $6
            WHERE seq = $1
            """,
            load,
            archived?.Archive,
            archived?.Partner,
            archived?.Location,
            archived?.OriginalName,
            archived?.IsAsRead ?? true);

    public static void WriteReported(SqlSession session, long load, string[] reported) =>
        session.Execute("UPDATE loads SET reported = $2 WHERE seq = $1", load, JsonSerializer.Serialize(reported, LedgerJson.Default.StringArray));

    private static LoadEntry Read(DbDataReader row, DateTimeOffset now)
    {
        var state = LoadRows.Read(row).Row;
        var isLeased = state.IsLeased(now);
        return new LoadEntry
        {
            Id = state.Id,
            File = ReadFile(row),
            ReceivedAt = row.Instant(First + 7),
            State = state.State,
            ReplayOf = LoadRows.Text(row, First + 8),
            Header = ReadHeader(row),
            Sha256 = LoadRows.Text(row, First + 12),
            IsRefused = state.IsRefused,
            SecretRanges = JsonSerializer.Deserialize(row.GetString(First + 13), LedgerJson.Default.IReadOnlyListByteRange) ?? [],
            Parts = state.Parts,
            PartsDone = state.PartsDone,
            IsAllOrNothing = row.GetBoolean(First + 20),
            IsDryRunComplete = state.IsDryRunComplete,
            StartedAt = state.StartedAt,
            ProcessedAt = state.ProcessedAt,
            ClosedAt = state.ClosedAt,
            Status = state.Status,
            IsFaulted = state.IsFaulted,
            Archived = ReadArchived(row),
            Reported = JsonSerializer.Deserialize(row.GetString(First + 19), LedgerJson.Default.StringArray) ?? [],
            WaitsForLoad = LoadRows.Text(row, First + 21),
            WaitReason = state.Wait?.Reason,
            NotBefore = state.Wait?.NotBefore,
            Failures = state.Failures,
            ProgressedAt = state.ProgressedAt,
            IsAlerted = state.IsAlerted,
            LeaseOwner = isLeased ? state.LeaseOwner : null,
            LeaseExpiresAt = isLeased ? state.LeaseExpiresAt : null,
        };
    }

    private static SourceFile ReadFile(DbDataReader row) => new()
    {
        Source = row.GetString(First),
        Partner = row.GetString(First + 1),
        Name = row.GetString(First + 2),
        Location = row.GetString(First + 3),
        Length = row.GetInt64(First + 4),
        Identity = row.GetString(First + 5),
        LastModified = row.Instant(First + 6),
    };

    private static LoadHeader? ReadHeader(DbDataReader row) => row.IsDBNull(First + 9)
        ? null
        : new LoadHeader
        {
            Partner = row.GetString(First + 9),
            CreatedAt = StoredTime.Read(row.GetString(First + 10)),
            Version = row.GetString(First + 11),
        };

    private static ArchivedFile? ReadArchived(DbDataReader row) => row.IsDBNull(First + 14)
        ? null
        : new ArchivedFile
        {
            Archive = row.GetString(First + 14),
            Partner = row.GetString(First + 15),
            Location = row.GetString(First + 16),
            OriginalName = row.GetString(First + 17),
            IsAsRead = row.GetBoolean(First + 18),
        };
}
