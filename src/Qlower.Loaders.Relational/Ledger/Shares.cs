using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>The table <c>partner_shares</c>: which partner is served next. The rules are those of <see cref="PartnerShare"/>.</summary>
internal static class Shares
{
    /// <summary>Orders loads joined with their shares by whose turn it is.</summary>
    public const string Start =
        "CASE WHEN coalesce(shares.charged, 0) > coalesce((SELECT last_start FROM ledger), 0) THEN shares.charged ELSE coalesce((SELECT last_start FROM ledger), 0) END";

    /// <summary>The condition that the partner of a load may have one more load leased at the time <c>$1</c>.</summary>
    public const string HasRoom = """
        (shares.max_loads IS NULL OR shares.max_loads > (
            SELECT count(*) FROM loads AS leased
            WHERE leased.state < 5 AND leased.lease_owner IS NOT NULL AND leased.lease_expires_at > $1 AND leased.partner = loads.partner))
        """;

    public static void Set(SqlSession session, PartnerShare share) => session.Execute(
        """
        INSERT INTO partner_shares (partner, weight, max_loads) VALUES ($1, $2, $3)
        ON CONFLICT (partner) DO UPDATE SET weight = $2, max_loads = $3
        """,
        share.Partner,
        share.Weight,
        share.MaxLoads);

    /// <summary>Whether the partner of a load may have one more load leased.</summary>
    public static bool HasRoomFor(SqlSession session, long load, DateTimeOffset now) => session.Scalar(
        $"SELECT 1 FROM loads LEFT JOIN partner_shares shares ON shares.partner = loads.partner WHERE loads.seq = $2 AND {HasRoom}", now, load) is not null;

    /// <summary>Charges a lease of a load to its partner.</summary>
    public static void Charge(SqlSession session, long load)
    {
        string partner;
        long length, charged;
        long? lastStart;
        int weight;
        using (var row = session.Query(
            """
            SELECT loads.partner, loads.length, coalesce(shares.charged, 0), coalesce(shares.weight, 1), (SELECT last_start FROM ledger)
            FROM loads LEFT JOIN partner_shares shares ON shares.partner = loads.partner WHERE loads.seq = $1
            """,
            load))
        {
            row.Read();
            (partner, length, charged, weight, lastStart) = (row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.IsDBNull(4) ? null : row.GetInt64(4));
        }

        if (lastStart is null)
        {
            RelationalLoadLedger.EnsureId(session);
        }

        var start = PartnerShare.StartOf(charged, lastStart ?? 0);
        session.Execute(
            "INSERT INTO partner_shares (partner, charged) VALUES ($1, $2) ON CONFLICT (partner) DO UPDATE SET charged = $2",
            partner,
            PartnerShare.ChargeAfter(start, length, weight));
        session.Execute("UPDATE ledger SET last_start = $1 WHERE last_start < $1", start);
    }
}
