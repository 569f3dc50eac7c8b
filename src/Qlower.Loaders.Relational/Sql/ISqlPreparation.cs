namespace Qlower.Loaders.Relational.Sql;

/// <summary>What a component does at the start of each transaction that writes. Thread-safe.</summary>
internal interface ISqlPreparation
{
    /// <summary>The tables that it needs.</summary>
    SqlSchema Schema { get; }

    /// <summary>Whether it must run before a query too.</summary>
    bool IsDue { get; }

    /// <summary>Runs inside the caller's transaction, before the work of the caller.</summary>
    void Prepare(SqlSession session);
}
