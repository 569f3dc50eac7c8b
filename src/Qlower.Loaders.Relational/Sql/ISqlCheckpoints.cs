namespace Qlower.Loaders.Relational.Sql;

/// <summary>The ledger of a database, for a transaction that stores records. Thread-safe.</summary>
internal interface ISqlCheckpoints
{
    /// <summary>Records the outcome of a part in the caller's transaction, see <see cref="ILoadProgress.CheckpointAsync"/>.</summary>
    void Record(SqlSession session, PartLease lease, PartOutcome outcome);
}
