using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Ends the transaction of a worker that lost its lease: nothing that it wrote remains. The store remembers the newest lease that each load was sent
/// under; where the ledger is in the same database, the lease is also compared with the ledger's.
/// </summary>
internal static class LeaseFence
{
    /// <summary>
    /// Compares the lease with the newest one that the store knows of the load, and remembers it. Until the transaction ends no worker with a newer
    /// lease enters.
    /// </summary>
    /// <exception cref="LeaseLostException">A worker with a newer lease has sent something of the load.</exception>
    public static void Enter(SqlSession session, long load, string loadId, long token)
    {
        if (token == 0)
        {
            return;
        }

        const string Newest = "SELECT lease_token FROM stored_loads WHERE seq = $1";
        if ((long)session.Scalar(Newest, load)! < token)
        {
            session.Execute("UPDATE stored_loads SET lease_token = $2 WHERE seq = $1 AND lease_token < $2", load, token);
        }

        if ((long)session.Scalar(Newest + session.Dialect.KeepsRow, load)! > token)
        {
            throw new LeaseLostException(loadId);
        }
    }

    /// <summary>
    /// Compares the lease with the ledger's at the end of a transaction, so that the row of the load is locked for a short time only: no other worker
    /// acquires the load before the transaction ends.
    /// </summary>
    /// <exception cref="LeaseLostException">Another worker acquired the load, or the lease was released.</exception>
    public static void Ensure(SqlSession session, string loadId, long token)
    {
        if (token == 0 || !session.Dialect.HasTable(session, LedgerTables.Loads))
        {
            return;
        }

        using var row = session.Query($"SELECT lease_token, lease_owner FROM loads WHERE id = $1{session.Dialect.KeepsRow}", loadId);
        if (row.Read() && (row.GetInt64(0) != token || row.IsDBNull(1)))
        {
            throw new LeaseLostException(loadId);
        }
    }
}
