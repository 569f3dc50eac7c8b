using System.Globalization;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>
/// The views of the ledger, for who reads the database, and the table <c>codes</c>, which names the numbers in the tables. They are created anew with
/// each upgrade.
/// </summary>
internal static class LedgerViews
{
    /// <summary>The names of the views.</summary>
    public static IReadOnlyList<string> Names { get; } = ["loads_view", "counts_view", "findings_view", "rejections_view"];

    /// <summary>Replaces the views and the codes.</summary>
    public static void Create(SqlSession session)
    {
        foreach (var name in Names.Reverse())
        {
            session.Run($"DROP VIEW IF EXISTS {name}");
        }

        session.Execute("DELETE FROM codes");
        AddCodes<LoadState>(session, "state", state => state.ToString().ToLowerInvariant());
        AddCodes<LoadStatus>(session, "status", status => status.ToWireName());
        AddCodes<RecordModel>(session, "model", model => model.ToWireName());
        AddCodes<FindingSeverity>(session, "severity", severity => severity.ToString().ToLowerInvariant());
        session.Execute("INSERT INTO codes (list, code, name) VALUES ('stage', 0, 'inspection'), ('stage', 1, 'processing')");
        foreach (var script in (string[])[Loads, Counts, Findings(session.Dialect), Rejections])
        {
            session.Run(script);
        }

        foreach (var name in Names)
        {
            session.Dialect.CommentOnView(session, name);
        }
    }

    private const string Loads = """
        CREATE VIEW loads_view AS
        SELECT l.id AS load_id, l.partner, l.source, l.name, l.length, l.received_at, s.name AS state, o.name AS outcome, l.is_faulted, l.is_refused,
            l.is_all_or_nothing, l.replay_of, l.header_created_at, l.header_version, l.sha256, l.started_at, l.processed_at, l.closed_at, l.wait_reason,
            l.not_before, l.failures, l.lease_owner, l.parts, l.parts_done, c.received, c.integrated, c.already_known, c.rejected
        FROM loads l
            JOIN codes s ON s.list = 'state' AND s.code = l.state
            LEFT JOIN codes o ON o.list = 'status' AND o.code = l.status
            LEFT JOIN (
                SELECT load, CAST(sum(received) AS BIGINT) AS received, CAST(sum(integrated) AS BIGINT) AS integrated,
                    CAST(sum(already_known) AS BIGINT) AS already_known, CAST(sum(rejected) AS BIGINT) AS rejected
                FROM counts WHERE integrator = '' GROUP BY load) c ON c.load = l.seq
        """;

    private const string Counts = """
        CREATE VIEW counts_view AS
        SELECT l.id AS load_id, l.partner, NULLIF(c.integrator, '') AS integrator, m.name AS model, CAST(sum(c.received) AS BIGINT) AS received,
            CAST(sum(c.integrated) AS BIGINT) AS integrated, CAST(sum(c.already_known) AS BIGINT) AS already_known, CAST(sum(c.rejected) AS BIGINT) AS rejected
        FROM counts c JOIN loads l ON l.seq = c.load JOIN codes m ON m.list = 'model' AND m.code = c.model
        GROUP BY l.id, l.partner, c.integrator, m.name
        """;

    // The table of rejected records is emptied when a load is closed; the findings remain.
    private const string Rejections = """
        CREATE VIEW rejections_view AS
        SELECT load_id, partner, stage, model, external_id, source_offset, code, member, actual FROM findings_view WHERE severity = 'error'
        """;

    private static string Findings(SqlDialect dialect) => $"""
        CREATE VIEW findings_view AS
        SELECT l.id AS load_id, l.partner, g.name AS stage, {dialect.Member("f.body", "Code")} AS code, s.name AS severity, m.name AS model,
            {dialect.Member("f.body", "ExternalId")} AS external_id, {dialect.Member("f.body", "Field")} AS member,
            {dialect.Member("f.body", "Actual")} AS actual, f.source_offset
        FROM findings f
            JOIN loads l ON l.seq = f.load
            JOIN codes g ON g.list = 'stage' AND g.code = f.stage
            LEFT JOIN codes s ON s.list = 'severity' AND s.code = CAST({dialect.Member("f.body", "Severity")} AS INTEGER)
            LEFT JOIN codes m ON m.list = 'model' AND m.code = CAST({dialect.Member("f.body", "Model")} AS INTEGER)
        """;

    private static void AddCodes<T>(SqlSession session, string list, Func<T, string> name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            session.Execute(
                "INSERT INTO codes (list, code, name) VALUES ($1, $2, $3)", list, Convert.ToInt64(value, CultureInfo.InvariantCulture), name(value));
        }
    }
}
