using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The views of records, for who reads the database: names and ids instead of keys, decimals as numbers. They are created anew with each upgrade.
/// </summary>
internal static class RecordViews
{
    /// <summary>The names of the views.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. RecordModels.All.Select(model => $"{model.ToWireName()}_view"), "erasures_view", "balances_view"];

    /// <summary>Replaces the views.</summary>
    public static void Create(SqlSession session)
    {
        foreach (var name in Names.Reverse())
        {
            session.Run($"DROP VIEW IF EXISTS {name}");
        }

        foreach (var model in RecordModels.All)
        {
            session.Run(Records(session.Dialect, RecordTables.Of(model)));
        }

        session.Run("""
            CREATE VIEW erasures_view AS
            SELECT p.name AS partner, e.model, e.external_id, l.load_id, e.source_offset, e.erased_at, e.properties, e.transactions, e.documents
            FROM erasures e JOIN partners p ON p.seq = e.partner JOIN stored_loads l ON l.seq = e.load
            """);
        session.Run(Balances(session.Dialect));
        foreach (var name in Names)
        {
            session.Run(session.Dialect.CommentOnView(name, SqlComments.OfTable(name)));
        }
    }

    private static string Records(SqlDialect dialect, RecordTable table)
    {
        var name = table.Definition.Name;
        var own = table.Columns.Skip(RecordTable.CommonColumns).Select(column => ", " + dialect.Readable("r", column));
        var (members, join) = name != "transactions" ? ("", "") : (
            ", o.description AS property_description, o.street AS property_street, o.town AS property_town, o.owner_last_name AS property_owner",
            " LEFT JOIN properties o ON o.partner = r.partner AND o.external_id = r.property_id");
        return $"""
            CREATE VIEW {name}_view AS
            SELECT p.name AS partner, r.external_id, l.load_id, r.source_offset, r.stored_at, r.changes{string.Concat(own)}{members}
            FROM {name} r JOIN partners p ON p.seq = r.partner JOIN stored_loads l ON l.seq = r.load{join}
            """;
    }

    /// <summary>What was credited and debited on each property in each fiscal year, by category.</summary>
    private static string Balances(SqlDialect dialect) => $"""
        CREATE VIEW balances_view AS
        SELECT p.name AS partner, t.property_id, t.fiscal_year, t.category, t.currency, t.transactions,
            {dialect.Amount("t.credited")} AS credited, {dialect.Amount("t.debited")} AS debited, {dialect.Amount("t.balance")} AS balance
        FROM (
            SELECT partner, property_id, fiscal_year, category, currency, count(*) AS transactions,
                sum(CASE WHEN direction = 'credit' THEN amount ELSE 0 END) AS credited,
                sum(CASE WHEN direction = 'debit' THEN amount ELSE 0 END) AS debited,
                sum(amount) AS balance
            FROM transactions GROUP BY partner, property_id, fiscal_year, category, currency) t
        JOIN partners p ON p.seq = t.partner
        """;
}
