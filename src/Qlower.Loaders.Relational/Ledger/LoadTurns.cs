using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Whose turn it is among the loads of a partner. The queries only select; <see cref="LoadTransitions.HasTurn"/> decides.</summary>
internal static class LoadTurns
{
    /// <summary>The condition of <c>loads</c> that a queued load waits for its turn.</summary>
    public const string IsWaiting = """
        (state = 2 AND (
            EXISTS (SELECT 1 FROM loads AS holder WHERE holder.state = 3 AND holder.partner = loads.partner)
            OR EXISTS (SELECT 1 FROM loads AS older WHERE older.state = 2 AND older.partner = loads.partner AND older.seq < loads.seq)))
        """;

    /// <summary>The id of the load that a row of <c>loads</c> waits for; NULL when it is not queued or none is processed.</summary>
    public const string WaitsForLoad =
        "CASE WHEN state = 2 THEN (SELECT holder.id FROM loads AS holder WHERE holder.state = 3 AND holder.partner = loads.partner) END";

    /// <summary>
    /// Selects the keys of loads among which is the next one that may be leased: of each partner the oldest queued one, unless one is in
    /// processing, and the oldest one in another state. Its cost does not grow with the number of queued loads.
    /// </summary>
    public const string Offered = $"""
        WITH RECURSIVE queued (partner) AS (
            SELECT min(partner) FROM loads WHERE state = 2
            UNION ALL
            SELECT (SELECT min(partner) FROM loads WHERE state = 2 AND partner > queued.partner) FROM queued WHERE queued.partner IS NOT NULL
        ), busy (partner) AS (
            SELECT min(partner) FROM loads WHERE state < 5 AND state <> 2
            UNION ALL
            SELECT (SELECT min(partner) FROM loads WHERE state < 5 AND state <> 2 AND partner > busy.partner) FROM busy WHERE busy.partner IS NOT NULL
        ), offered (seq) AS (
            SELECT (SELECT min(seq) FROM loads WHERE state = 2 AND partner = queued.partner) FROM queued
            WHERE queued.partner IS NOT NULL AND NOT EXISTS (SELECT 1 FROM loads WHERE state = 3 AND partner = queued.partner)
            UNION ALL
            SELECT (
                SELECT seq FROM loads
                WHERE state < 5 AND state <> 2 AND partner = busy.partner AND {RelationalLoadLedger.IsFree} AND {RelationalLoadLedger.IsDue}
                ORDER BY seq LIMIT 1)
            FROM busy WHERE busy.partner IS NOT NULL
        )
        """;

    /// <summary>Returns the partner's load in processing, else its oldest queued one; null when there is neither.</summary>
    public static StoredLoad? First(SqlSession session, string partner) =>
        Find(session, $"SELECT {LoadRows.Columns} FROM loads WHERE state = 3 AND partner = $1", partner)
        ?? Find(session, $"SELECT {LoadRows.Columns} FROM loads WHERE state = 2 AND partner = $1 ORDER BY seq LIMIT 1", partner);

    /// <summary>Returns the same for the partner of a load.</summary>
    public static StoredLoad? First(SqlSession session, long load) =>
        First(session, (string)session.Scalar("SELECT partner FROM loads WHERE seq = $1", load)!);

    private static StoredLoad? Find(SqlSession session, string sql, string partner)
    {
        using var row = session.Query(sql, partner);
        return row.Read() ? LoadRows.Read(row) : null;
    }
}
