using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Ends the transaction of a worker that lost its lease, where the ledger is in the same database: nothing that it wrote remains. No other
/// worker acquires the load before the transaction ends.
/// </summary>
internal static class LeaseFence
{
    /// <summary>Checks the lease at the end of a transaction, so that the row of the load is locked for a short time only.</summary>
    /// <exception cref="LeaseLostException">Another worker acquired the load, or the lease was released.</exception>
    public static void Ensure(SqlSession session, LoadContext load)
    {
        if (load.LeaseToken == 0 || !session.Dialect.HasTable(session, LedgerTables.Loads))
        {
            return;
        }

        using var row = session.Query(
            $"SELECT lease_token, lease_owner FROM loads WHERE id = $1{session.Dialect.KeepsRow}", load.LoadId);
        if (row.Read() && (row.GetInt64(0) != load.LeaseToken || row.IsDBNull(1)))
        {
            throw new LeaseLostException(load.LoadId);
        }
    }
}
