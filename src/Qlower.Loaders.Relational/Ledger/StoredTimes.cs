using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Changes the times of all open loads and parts that are compared with the present one.</summary>
internal static class StoredTimes
{
    /// <summary>Ends every lease and every deferral.</summary>
    public static void Void(SqlSession session, DateTimeOffset now)
    {
        session.Execute("UPDATE loads SET lease_owner = NULL, lease_expires_at = NULL WHERE state < 5 AND lease_owner IS NOT NULL");
        session.Execute("UPDATE parts SET lease_owner = NULL, lease_expires_at = NULL WHERE NOT is_done AND lease_owner IS NOT NULL");
        session.Execute("UPDATE loads SET not_before = $1 WHERE state < 5 AND not_before > $1", now);
    }

    /// <summary>Moves them: the wall clock jumped.</summary>
    public static void Shift(SqlSession session, TimeSpan by)
    {
        foreach (var load in OpenLoads(session))
        {
            LoadRows.Write(session, load, LoadTransitions.Shift(load.Row, by));
            foreach (var part in PartRows.Leased(session, load.Seq))
            {
                PartRows.Write(session, load.Seq, part, PartTransitions.Shift(part, by));
            }
        }
    }

    private static List<StoredLoad> OpenLoads(SqlSession session)
    {
        var loads = new List<StoredLoad>();
        using var rows = session.Query($"SELECT {LoadRows.Columns} FROM loads WHERE state < 5");
        while (rows.Read())
        {
            loads.Add(LoadRows.Read(rows));
        }

        return loads;
    }
}
