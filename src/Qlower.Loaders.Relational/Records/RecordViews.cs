using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The views of records, for who reads the database: names and ids instead of keys, decimals as numbers. They are created anew with each upgrade,
/// and the labels of codes are written anew.
/// </summary>
internal static class RecordViews
{
    /// <summary>The names of the views.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. RecordModels.All.Select(model => $"{model.ToWireName()}_view"), "erasures_view", "balances_view", "changes_view", "similar_ids_view"];

    /// <summary>Replaces the views and the labels.</summary>
    public static void Create(SqlSession session)
    {
        CodeLabels.Replace(session);
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
        session.Run($"CREATE VIEW changes_view AS\n{OfEachModel(table => Changes(session.Dialect, table))}");
        session.Run($"CREATE VIEW similar_ids_view AS\n{OfEachModel(Similar)}");
        foreach (var name in Names)
        {
            session.Dialect.CommentOnView(session, name);
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

    /// <summary>
    /// What was credited and debited on each property in each fiscal year, by category. The conditions of a query on these columns select the
    /// transactions before they are added up.
    /// </summary>
    private static string Balances(SqlDialect dialect) => $"""
        CREATE VIEW balances_view AS
        SELECT t.partner, t.property_id, t.fiscal_year, t.category, t.currency, t.transactions,
            {dialect.Amount("t.credited")} AS credited, {dialect.Amount("t.debited")} AS debited, {dialect.Amount("t.balance")} AS balance
        FROM (
            SELECT p.name AS partner, r.property_id, r.fiscal_year, r.category, r.currency, count(*) AS transactions,
                sum(CASE WHEN r.direction = 'credit' THEN r.amount ELSE 0 END) AS credited,
                sum(CASE WHEN r.direction = 'debit' THEN r.amount ELSE 0 END) AS debited,
                sum(r.amount) AS balance
            FROM transactions r JOIN partners p ON p.seq = r.partner
            GROUP BY p.name, r.property_id, r.fiscal_year, r.category, r.currency) t
        """;

    /// <summary>Each value that a rule changed.</summary>
    private static string Changes(SqlDialect dialect, RecordTable table) => $"""
        SELECT p.name AS partner, '{table.Definition.Name}' AS model, r.external_id, l.load_id, {dialect.ElementMember("c", "member")} AS member,
            {dialect.ElementMember("c", "before")} AS sent, {dialect.ElementMember("c", "after")} AS stored, {dialect.ElementMember("c", "rule")} AS rule
        FROM {table.Definition.Name} r JOIN partners p ON p.seq = r.partner JOIN stored_loads l ON l.seq = r.load CROSS JOIN {dialect.Elements("r.changes")} c
        WHERE r.changes IS NOT NULL
        """;

    /// <summary>Each pair of ids with one folded id, once: one of them is the folded id itself, or neither is.</summary>
    private static string Similar(RecordTable table)
    {
        var (name, folded) = (table.Definition.Name, SimilarIdQueries.Column);
        return $"""
            SELECT p.name AS partner, '{name}' AS model, r.external_id, o.external_id AS other_id
            FROM {name} r JOIN partners p ON p.seq = r.partner JOIN {name} o ON o.partner = r.partner AND o.external_id = r.{folded}
            WHERE r.{folded} IS NOT NULL
            UNION ALL
            SELECT p.name, '{name}', r.external_id, o.external_id
            FROM {name} r JOIN partners p ON p.seq = r.partner JOIN {name} o ON o.partner = r.partner AND o.{folded} = r.{folded} AND o.external_id > r.external_id
            WHERE r.{folded} IS NOT NULL
            """;
    }

    private static string OfEachModel(Func<RecordTable, string> select) =>
        string.Join("\nUNION ALL\n", RecordModels.All.Select(model => select(RecordTables.Of(model))));
}
