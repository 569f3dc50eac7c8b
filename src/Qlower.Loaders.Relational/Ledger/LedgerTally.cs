using System.Text.Json;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Adds counts, findings and rejected records of a stage, and deletes data of a load.</summary>
internal static class LedgerTally
{
    /// <summary>The stage of what the inspection found.</summary>
    public const int Inspected = 0;

    /// <summary>The stage of what processing added.</summary>
    public const int Processed = 1;

    /// <summary>How the absence of a model is stored in a key.</summary>
    public const int NoModel = -1;

    /// <summary>How the load as a whole is stored in the key of counts.</summary>
    public const string Overall = "";

    public static void Add(SqlSession session, long load, int stage, IReadOnlyList<IntegratorCounts> counts)
    {
        foreach (var (integrator, model, numbers) in counts)
        {
            session.Execute(
                """
                INSERT INTO counts (load, stage, integrator, model, received, integrated, already_known, rejected)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (load, stage, integrator, model) DO UPDATE
                SET received = counts.received + $5, integrated = counts.integrated + $6,
                    already_known = counts.already_known + $7, rejected = counts.rejected + $8
                """,
                load,
                stage,
                integrator ?? Overall,
                (int)model,
                numbers.Received,
                numbers.Integrated,
                numbers.AlreadyKnown,
                numbers.Rejected);
        }
    }

    public static void Add(SqlSession session, long load, int stage, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> counts)
    {
        foreach (var finding in findings)
        {
            session.Execute(
                "INSERT INTO findings (load, stage, body, source_offset) VALUES ($1, $2, $3, $4)",
                load,
                stage,
                JsonSerializer.SerializeToUtf8Bytes(finding, LedgerJson.Default.Finding),
                finding.Offset);
        }

        foreach (var (code, severity, model, count) in counts)
        {
            session.Execute(
                """
                INSERT INTO finding_counts (load, stage, code, severity, model, number) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (load, stage, code, severity, model) DO UPDATE SET number = finding_counts.number + $6
                """,
                load,
                stage,
                code,
                (int)severity,
                model is null ? NoModel : (int)model,
                count);
        }
    }

    public static void Add(SqlSession session, long load, int stage, IReadOnlyList<RejectedRecord> rejected)
    {
        foreach (var record in rejected)
        {
            session.Execute(
                """
                INSERT INTO rejected_records (load, source_offset, model, external_id, stage) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT DO NOTHING
                """,
                load,
                record.Offset,
                (int)record.Model,
                record.ExternalId,
                stage);
        }
    }

    /// <summary>Rewrites the counts of the inspection as a refusal does.</summary>
    public static void RejectCounts(SqlSession session, long load)
    {
        var counts = new List<(string Integrator, int Model, LoadCounts Numbers)>();
        using (var rows = session.Query(
            "SELECT integrator, model, received, integrated, already_known, rejected FROM counts WHERE load = $1 AND stage = $2", load, Inspected))
        {
            while (rows.Read())
            {
                counts.Add((
                    rows.GetString(0), rows.GetInt32(1), new LoadCounts(rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5))));
            }
        }

        foreach (var (integrator, model, numbers) in counts)
        {
            var refused = LoadTransitions.RejectAll(numbers);
            session.Execute(
                """
                UPDATE counts SET received = $5, integrated = $6, already_known = $7, rejected = $8
                WHERE load = $1 AND stage = $2 AND integrator = $3 AND model = $4
                """,
                load,
                Inspected,
                integrator,
                model,
                refused.Received,
                refused.Integrated,
                refused.AlreadyKnown,
                refused.Rejected);
        }
    }

    /// <summary>Deletes data of a load.</summary>
    public static void Drop(SqlSession session, long load, LoadData data)
    {
        DropAll(LoadData.Parts, "parts");
        DropAll(LoadData.Parts, "parents");
        DropAll(LoadData.Parts | LoadData.Answers, "deferred_answers");
        DropAll(LoadData.StagedKeys, "staged_keys");
        DropStage(LoadData.InspectionRejections, "rejected_records", Inspected);
        DropStage(LoadData.ProcessingRejections, "rejected_records", Processed);
        DropStage(LoadData.InspectionResults, "counts", Inspected);
        DropStage(LoadData.ProcessingCounts, "counts", Processed);
        DropStage(LoadData.InspectionResults, "findings", Inspected);
        DropStage(LoadData.ProcessingFindings, "findings", Processed);
        DropStage(LoadData.InspectionResults, "finding_counts", Inspected);
        DropStage(LoadData.ProcessingFindings, "finding_counts", Processed);
        if (data.HasFlag(LoadData.FileFacts))
        {
            LoadEntries.WriteFacts(session, load, null);
        }

        if (data.HasFlag(LoadData.Conclusion))
        {
            LoadEntries.WriteArchived(session, load, null);
            LoadEntries.WriteReported(session, load, []);
        }

        void DropAll(LoadData any, string table)
        {
            if ((data & any) != 0)
            {
                session.Execute($"DELETE FROM {table} WHERE load = $1", load);
            }
        }

        void DropStage(LoadData flag, string table, int stage)
        {
            if (data.HasFlag(flag))
            {
                session.Execute($"DELETE FROM {table} WHERE load = $1 AND stage = $2", load, stage);
            }
        }
    }
}
