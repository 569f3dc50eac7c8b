using System.Text.Json;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.Format;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>A row of <c>loads</c>, read as an entry.</summary>
internal static class LoadRow
{
    public const string Columns = """
        id, source, partner, name, location, length, identity, last_modified, received_at, state, replay_of,
        header_partner, header_created_at, header_version, sha256, is_refused, secret_ranges, parts, parts_done, is_rehearsed,
        started_at, processed_at, closed_at, status, is_faulted, archived_source, archived_partner, archived_location, archived_name,
        reported, wait_reason, not_before, failures, progressed_at, is_alerted, lease_owner, lease_expires_at, archived_as_read
        """;

    /// <summary>Reads the present row of a query that selects <see cref="Columns"/>.</summary>
    public static LoadEntry Read(SqliteDataReader row, DateTimeOffset now)
    {
        var leaseExpiresAt = Time(row, 36);
        var isHeld = !row.IsDBNull(35) && now < leaseExpiresAt;
        return new LoadEntry
        {
            Id = row.GetString(0),
            File = new SourceFile
            {
                Source = row.GetString(1),
                Partner = row.GetString(2),
                Name = row.GetString(3),
                Location = row.GetString(4),
                Length = row.GetInt64(5),
                Identity = row.GetString(6),
                LastModified = StoredTime.Read(row.GetString(7)),
            },
            ReceivedAt = StoredTime.Read(row.GetString(8)),
            State = (LoadState)row.GetInt32(9),
            ReplayOf = Text(row, 10),
            Header = row.IsDBNull(11)
                ? null
                : new LoadHeader
                {
                    Partner = row.GetString(11),
                    CreatedAt = StoredTime.Read(row.GetString(12)),
                    Version = row.GetString(13),
                },
            Sha256 = Text(row, 14),
            IsRefused = row.GetInt32(15) != 0,
            SecretRanges = JsonSerializer.Deserialize(row.GetString(16), LedgerJson.Default.IReadOnlyListByteRange) ?? [],
            Parts = row.GetInt32(17),
            PartsDone = row.GetInt32(18),
            IsRehearsed = row.GetInt32(19) != 0,
            StartedAt = Time(row, 20),
            ProcessedAt = Time(row, 21),
            ClosedAt = Time(row, 22),
            Status = row.IsDBNull(23) ? null : (LoadStatus)row.GetInt32(23),
            IsFaulted = row.GetInt32(24) != 0,
            Archived = row.IsDBNull(25)
                ? null
                : new ArchivedFile
                {
                    Source = row.GetString(25),
                    Partner = row.GetString(26),
                    Location = row.GetString(27),
                    OriginalName = row.GetString(28),
                    IsAsRead = row.GetInt32(37) != 0,
                },
            Reported = JsonSerializer.Deserialize(row.GetString(29), LedgerJson.Default.StringArray) ?? [],
            WaitReason = Text(row, 30),
            NotBefore = Time(row, 31),
            Failures = row.GetInt32(32),
            ProgressedAt = StoredTime.Read(row.GetString(33)),
            IsAlerted = row.GetInt32(34) != 0,
            LeaseOwner = isHeld ? row.GetString(35) : null,
            LeaseExpiresAt = isHeld ? leaseExpiresAt : null,
        };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : StoredTime.Read(row.GetString(column));
}
