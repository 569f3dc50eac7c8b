using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

internal abstract partial class RelationalLoadLedger
{
    private const string IsStalled = $"progressed_at <= $1 AND NOT {LoadTurns.IsWaiting}";

    public Task<IReadOnlyList<LoadEntry>> ListStalledAsync(
        DateTimeOffset before, int limit, bool unalertedOnly = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var sql = $"""
            SELECT {LoadEntries.Columns} FROM loads
            WHERE state < 5 AND {IsStalled}{(unalertedOnly ? " AND NOT is_alerted" : "")}
            ORDER BY progressed_at, seq LIMIT $2
            """;
        return _store.ReadAsync(session => LoadEntries.List(session, time.GetUtcNow(), sql, before, limit), cancellationToken);
    }

    public Task<OpenLoadSummary> SummariseAsync(DateTimeOffset stalledBefore, CancellationToken cancellationToken = default) =>
        _store.ReadAsync(session => Summarise(session, stalledBefore), cancellationToken);

    public Task SetAlertedAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return _store.WriteAsync(
            session => LoadRows.Lock(session, loadId) is { } load ? session.Execute("UPDATE loads SET is_alerted = TRUE WHERE seq = $1", load.Seq) : 0,
            cancellationToken);
    }

    private static OpenLoadSummary Summarise(SqlSession session, DateTimeOffset stalledBefore)
    {
        var byState = new Dictionary<LoadState, long>();
        var (failing, stalled) = (0L, 0L);
        DateTimeOffset? oldestArrival = null;
        DateTimeOffset? oldestStalled = null;
        using var rows = session.Query(
            $"""
            SELECT state, count(*), min(received_at), count(CASE WHEN failures > 0 THEN 1 END),
                count(CASE WHEN {IsStalled} THEN 1 END), min(CASE WHEN {IsStalled} THEN progressed_at END)
            FROM loads WHERE state < 5 GROUP BY state
            """,
            stalledBefore);
        while (rows.Read())
        {
            byState.Add((LoadState)rows.GetInt32(0), rows.GetInt64(1));
            oldestArrival = Earlier(oldestArrival, rows.OptionalInstant(2));
            failing += rows.GetInt64(3);
            stalled += rows.GetInt64(4);
            oldestStalled = Earlier(oldestStalled, rows.OptionalInstant(5));
        }

        return new OpenLoadSummary
        {
            ByState = byState,
            Stalled = stalled,
            Failing = failing,
            OldestArrival = oldestArrival,
            OldestStalled = oldestStalled,
        };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left < right || right is null ? left : right;
}
