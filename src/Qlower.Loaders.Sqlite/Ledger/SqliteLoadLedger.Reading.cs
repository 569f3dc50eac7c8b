using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

internal sealed partial class SqliteLoadLedger
{
    private const int PageSize = 256;

    private const string LoadOf = "(SELECT seq FROM loads WHERE id = $1)";

    private const string PartColumns = "ordinal, model, records, runs, rejected, is_done, load";

    public Task<LoadPart?> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);

        // No write: the lease is looked at in the same snapshot, and whoever acts on the answer is fenced when he writes.
        return _tables.ReadAsync(
            session =>
            {
                session.Execute("BEGIN");
                try
                {
                    var load = Held(session, lease) ?? throw new LeaseLostException(lease.Load.Id);
                    return ReadParts(
                        session,
                        $"SELECT {PartColumns} FROM parts WHERE load = $1 AND is_done = 0 ORDER BY model, ordinal LIMIT 1",
                        load.Seq).FirstOrDefault();
                }
                finally
                {
                    session.Execute("COMMIT");
                }
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<StagedKey>> FindStagedAsync(
        string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        ArgumentNullException.ThrowIfNull(externalIds);
        return _tables.ReadAsync<IReadOnlyList<StagedKey>>(
            session =>
            {
                var found = new List<StagedKey>();
                foreach (var id in externalIds.Distinct(StringComparer.Ordinal))
                {
                    using var row = session.Query(
                        $"SELECT source_offset, client_email FROM staged_keys WHERE load = {LoadOf} AND model = $2 AND external_id = $3",
                        loadId,
                        (int)model,
                        id);
                    if (row.Read())
                    {
                        found.Add(new StagedKey(model, id, row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1)));
                    }
                }

                return found;
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<long>> FindRejectedOffsetsAsync(
        string loadId, IReadOnlyCollection<long> offsets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        ArgumentNullException.ThrowIfNull(offsets);
        return _tables.ReadAsync<IReadOnlySet<long>>(
            session => offsets
                .Where(offset => session.Scalar(
                    $"SELECT 1 FROM rejected_records WHERE load = {LoadOf} AND source_offset = $2 LIMIT 1", loadId, offset) is not null)
                .ToHashSet(),
            cancellationToken);
    }

    public Task<IReadOnlySet<string>> FindRejectedIdsAsync(
        string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        ArgumentNullException.ThrowIfNull(externalIds);
        return _tables.ReadAsync<IReadOnlySet<string>>(
            session => externalIds
                .Where(id => id.Length > 0)
                .Where(id => session.Scalar(
                    $"SELECT 1 FROM rejected_records WHERE load = {LoadOf} AND model = $2 AND external_id = $3 LIMIT 1",
                    loadId,
                    (int)model,
                    id) is not null)
                .ToHashSet(StringComparer.Ordinal),
            cancellationToken);
    }

    public Task<IReadOnlyList<LaneCounts>> GetCountsAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return ListAsync(
            $"""
            SELECT lane, model, sum(received), sum(integrated), sum(already_known), sum(rejected) FROM counts
            WHERE load = {LoadOf} GROUP BY lane, model ORDER BY lane, model
            """,
            loadId,
            row => new LaneCounts(
                row.GetString(0),
                (RecordModel)row.GetInt32(1),
                new LoadCounts(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))),
            cancellationToken);
    }

    public Task<IReadOnlyList<FindingCount>> GetFindingCountsAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return ListAsync(
            $"""
            SELECT code, severity, model, sum(number) FROM finding_counts
            WHERE load = {LoadOf} GROUP BY code, severity, model ORDER BY code, severity, model
            """,
            loadId,
            row => new FindingCount(
                row.GetString(0),
                (FindingSeverity)row.GetInt32(1),
                row.GetInt32(2) == NoModel ? null : (RecordModel)row.GetInt32(2),
                row.GetInt64(3)),
            cancellationToken);
    }

    public async IAsyncEnumerable<Finding> ReadFindingsAsync(
        string loadId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        List<(long Seq, Finding Finding)> page;
        var last = 0L;
        do
        {
            page = await _tables.ReadAsync(session => FindingsAfter(session, loadId, last), cancellationToken).ConfigureAwait(false);
            foreach (var (seq, finding) in page)
            {
                last = seq;
                yield return finding;
            }
        }
        while (page.Count == PageSize);
    }

    public async IAsyncEnumerable<LoadPart> ReadPartsAsync(
        string loadId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        List<LoadPart> page;
        var last = -1;
        do
        {
            page = await _tables.ReadAsync(
                session => ReadParts(
                    session,
                    $"SELECT {PartColumns} FROM parts WHERE load = {LoadOf} AND ordinal > $2 ORDER BY ordinal LIMIT $3",
                    loadId,
                    last,
                    PageSize),
                cancellationToken).ConfigureAwait(false);
            foreach (var part in page)
            {
                last = part.Ordinal;
                yield return part;
            }
        }
        while (page.Count == PageSize);
    }

    private static List<(long Seq, Finding Finding)> FindingsAfter(SqliteSession session, string loadId, long last)
    {
        var page = new List<(long Seq, Finding Finding)>();
        using var rows = session.Query(
            $"SELECT seq, body FROM findings WHERE load = {LoadOf} AND seq > $2 ORDER BY seq LIMIT $3", loadId, last, PageSize);
        while (rows.Read())
        {
            page.Add((rows.GetInt64(0), JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(1), LedgerJson.Default.Finding)!));
        }

        return page;
    }

    private static List<LoadPart> ReadParts(SqliteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        var parts = new List<LoadPart>();
        using var rows = session.Query(sql, values);
        while (rows.Read())
        {
            var isDone = rows.GetInt32(5) != 0;
            parts.Add(new LoadPart
            {
                Ordinal = rows.GetInt32(0),
                Model = (RecordModel)rows.GetInt32(1),
                Records = rows.GetInt32(2),
                Runs = PartRunCodec.Read(rows.GetFieldValue<byte[]>(3)),
                Rejected = rows.GetFieldValue<byte[]>(4),
                SavedLanes = isDone ? new Dictionary<string, byte[]>() : SavedLanes(session, rows.GetInt64(6), rows.GetInt32(0)),
                IsDone = isDone,
            });
        }

        return parts;
    }

    private static Dictionary<string, byte[]> SavedLanes(SqliteSession session, long load, int ordinal)
    {
        var lanes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var rows = session.Query("SELECT lane, answers FROM saved_lanes WHERE load = $1 AND ordinal = $2", load, ordinal);
        while (rows.Read())
        {
            lanes.Add(rows.GetString(0), rows.GetFieldValue<byte[]>(1));
        }

        return lanes;
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, string loadId, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) =>
        _tables.ReadAsync<IReadOnlyList<T>>(
            session =>
            {
                var list = new List<T>();
                using var rows = session.Query(sql, loadId);
                while (rows.Read())
                {
                    list.Add(read(rows));
                }

                return list;
            },
            cancellationToken);
}
