using System.Text.Json;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

internal sealed partial class SqliteLoadLedger
{
    /// <summary>How the absence of a model is kept in a key.</summary>
    private const int NoModel = -1;

    private static void AddCounts(SqliteSession session, long load, int stage, IReadOnlyList<LaneCounts> counts)
    {
        foreach (var (lane, model, numbers) in counts)
        {
            session.Execute(
                """
                INSERT INTO counts (load, stage, lane, model, received, integrated, already_known, rejected)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (load, stage, lane, model) DO UPDATE
                SET received = received + $5, integrated = integrated + $6, already_known = already_known + $7, rejected = rejected + $8
                """,
                load,
                stage,
                lane,
                (int)model,
                numbers.Received,
                numbers.Integrated,
                numbers.AlreadyKnown,
                numbers.Rejected);
        }
    }

    private static void AddFindings(
        SqliteSession session, long load, int stage, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> counts)
    {
        foreach (var finding in findings)
        {
            session.Execute(
                "INSERT INTO findings (load, stage, body) VALUES ($1, $2, $3)",
                load,
                stage,
                JsonSerializer.SerializeToUtf8Bytes(finding, LedgerJson.Default.Finding));
        }

        foreach (var (code, severity, model, count) in counts)
        {
            session.Execute(
                """
                INSERT INTO finding_counts (load, stage, code, severity, model, number) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (load, stage, code, severity, model) DO UPDATE SET number = number + $6
                """,
                load,
                stage,
                code,
                (int)severity,
                model is null ? NoModel : (int)model,
                count);
        }
    }

    private static void AddRejected(SqliteSession session, long load, int stage, IReadOnlyList<RejectedRecord> rejected)
    {
        foreach (var (model, offset, externalId) in rejected)
        {
            session.Execute(
                """
                INSERT INTO rejected_records (load, source_offset, model, external_id, stage) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT DO NOTHING
                """,
                load,
                offset,
                (int)model,
                externalId,
                stage);
        }
    }
}
