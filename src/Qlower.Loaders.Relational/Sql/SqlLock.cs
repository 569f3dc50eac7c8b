namespace Qlower.Loaders.Relational.Sql;

/// <summary>What a transaction can lock, see <see cref="SqlDialect.Lock"/>.</summary>
internal enum SqlLock
{
    /// <summary>Creating and upgrading tables.</summary>
    Schema,

    /// <summary>Adding loads: their ids grow in the order of their keys.</summary>
    Arrivals,

    /// <summary>The loads of one partner in the ledger.</summary>
    Loads,

    /// <summary>The records of one partner: shared by those who add, exclusive for one who erases.</summary>
    Records,
}
