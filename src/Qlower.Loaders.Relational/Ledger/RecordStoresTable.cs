using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>The stores of integrators that the ledger remembers.</summary>
internal static class RecordStoresTable
{
    public static SqlSchema Schema { get; } = new(
        "record stores",
        [
            new SqlTable
            {
                Name = "record_stores",
                Columns = [new SqlColumn("integrator"), new SqlColumn("store")],
                PrimaryKey = "integrator",
            },
        ]);
}
