using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

internal abstract partial class RelationalLoadLedger
{
    public Task<IReadOnlyList<IntegratorCounts>> GetCountsAsync(string loadId, CancellationToken cancellationToken = default) =>
        ListAsync(
            $"""
            SELECT integrator, model, CAST(sum(received) AS BIGINT), CAST(sum(integrated) AS BIGINT), CAST(sum(already_known) AS BIGINT),
                CAST(sum(rejected) AS BIGINT)
            FROM counts WHERE load = {LoadOf} GROUP BY integrator, model ORDER BY integrator, model
            """,
            loadId,
            row => new IntegratorCounts(
                row.GetString(0) is var integrator and not LedgerTally.Overall ? integrator : null,
                (RecordModel)row.GetInt32(1),
                new LoadCounts(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5))),
            cancellationToken);

    public Task<IReadOnlyList<FindingCount>> GetFindingCountsAsync(string loadId, CancellationToken cancellationToken = default) =>
        ListAsync(
            $"""
            SELECT code, severity, model, CAST(sum(number) AS BIGINT) FROM finding_counts
            WHERE load = {LoadOf} GROUP BY code, severity, model ORDER BY code, severity, model
            """,
            loadId,
            row => new FindingCount(
                row.GetString(0),
                (FindingSeverity)row.GetInt32(1),
                row.GetInt32(2) == LedgerTally.NoModel ? null : (RecordModel)row.GetInt32(2),
                row.GetInt64(3)),
            cancellationToken);

    public Task<long> CountFindingsAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return _store.ReadAsync(session => (long)session.Scalar($"SELECT count(*) FROM findings WHERE load = {LoadOf}", loadId)!, cancellationToken);
    }

    public async IAsyncEnumerable<Finding> ReadFindingsAsync(
        string loadId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        List<(long Seq, Finding Finding)> page;
        var (offset, last) = (long.MinValue, 0L);
        do
        {
            page = await _store.ReadAsync(session => FindingsAfter(session, loadId, offset, last), cancellationToken).ConfigureAwait(false);
            foreach (var (seq, finding) in page)
            {
                (offset, last) = (finding.Offset, seq);
                yield return finding;
            }
        }
        while (page.Count == PageSize);
    }

    public Task SetArchivedAsync(LoadLease lease, ArchivedFile archived, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archived);
        return WithLease(lease, (session, load) => LoadEntries.WriteArchived(session, load.Seq, archived), cancellationToken);
    }

    public Task SetReportedAsync(LoadLease lease, string reporter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        return WithLease(
            lease,
            (session, load) =>
            {
                var stored = (string)session.Scalar("SELECT reported FROM loads WHERE seq = $1", load.Seq)!;
                var reported = JsonSerializer.Deserialize(stored, LedgerJson.Default.StringArray) ?? [];
                if (!reported.Contains(reporter))
                {
                    LoadEntries.WriteReported(session, load.Seq, [.. reported, reporter]);
                }
            },
            cancellationToken);
    }

    public Task CloseAsync(LoadLease lease, LoadClosing closing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        return WithLease(
            lease, (session, load) => Apply(session, load, LoadTransitions.Close(load.Row, closing, time.GetUtcNow())), cancellationToken);
    }

    private static List<(long Seq, Finding Finding)> FindingsAfter(SqlSession session, string loadId, long offset, long last)
    {
        var page = new List<(long Seq, Finding Finding)>();
        using var rows = session.Query(
            $"""
            SELECT seq, body FROM findings WHERE load = {LoadOf} AND (source_offset, seq) > ($2, $3)
            ORDER BY source_offset, seq LIMIT $4
            """,
            loadId,
            offset,
            last,
            PageSize);
        while (rows.Read())
        {
            page.Add((rows.GetInt64(0), JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(1), LedgerJson.Default.Finding)!));
        }

        return page;
    }

    private Task<IReadOnlyList<T>> ListAsync<T>(string sql, string loadId, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return _store.ReadAsync<IReadOnlyList<T>>(
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
}
