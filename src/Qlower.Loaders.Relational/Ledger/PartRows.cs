using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>Reads and writes rows of <c>parts</c>.</summary>
internal static class PartRows
{
    private const string StateColumns = "ordinal, model, is_done, is_deferred, is_faulted, lease_owner, lease_expires_at, lease_token";

    private const string PartColumns = "ordinal, model, is_done, is_deferred, is_faulted, records, runs, rejected, load";

    /// <summary>Returns what the state machine knows of a part; null when the load has no such part.</summary>
    public static PartRow? Find(SqlSession session, long load, int ordinal)
    {
        PartRow part;
        bool isDeferred;
        bool isFaulted;
        using (var row = session.Query($"SELECT {StateColumns} FROM parts WHERE load = $1 AND ordinal = $2", load, ordinal))
        {
            if (!row.Read())
            {
                return null;
            }

            (part, isDeferred, isFaulted) = (Read(row), row.GetBoolean(3), row.GetBoolean(4));
        }

        return isDeferred ? part with { Deferred = Deferred(session, load, ordinal, isFaulted) } : part;
    }

    /// <summary>The open parts of the first model that has one, by ordinal, read row by row; without what is deferred.</summary>
    public static IEnumerable<PartRow> Phase(SqlSession session, long load)
    {
        using var rows = session.Query($"SELECT {StateColumns} FROM parts WHERE load = $1 AND NOT is_done ORDER BY model, ordinal", load);
        RecordModel? phase = null;
        while (rows.Read())
        {
            var part = Read(rows);
            if (part.Model != (phase ??= part.Model))
            {
                yield break;
            }

            yield return part;
        }
    }

    /// <summary>Returns what the state machine knows of the open parts that are leased separately.</summary>
    public static List<PartRow> Leased(SqlSession session, long load)
    {
        var ordinals = new List<int>();
        using (var rows = session.Query("SELECT ordinal FROM parts WHERE load = $1 AND NOT is_done AND lease_owner IS NOT NULL", load))
        {
            while (rows.Read())
            {
                ordinals.Add(rows.GetInt32(0));
            }
        }

        return ordinals.ConvertAll(ordinal => Find(session, load, ordinal)!);
    }

    /// <summary>Returns parts with everything that a worker needs of them.</summary>
    /// <param name="session">The session.</param>
    /// <param name="condition">Follows <c>WHERE</c>.</param>
    /// <param name="values">The values of the parameters.</param>
    public static List<LoadPart> List(SqlSession session, string condition, params ReadOnlySpan<object?> values)
    {
        var parts = new List<(LoadPart Part, long Load, bool IsDeferred, bool IsFaulted)>();
        using (var rows = session.Query($"SELECT {PartColumns} FROM parts WHERE {condition}", values))
        {
            while (rows.Read())
            {
                parts.Add((ReadPart(rows), rows.GetInt64(8), rows.GetBoolean(3), rows.GetBoolean(4)));
            }
        }

        var parents = new PartParents(session);
        return parts.ConvertAll(row => new LoadPart
        {
            Ordinal = row.Part.Ordinal,
            Model = row.Part.Model,
            Records = row.Part.Records,
            Runs = parents.Complete(row.Load, row.Part.Runs),
            Rejected = row.Part.Rejected,
            IsDone = row.Part.IsDone,
            Deferred = row.IsDeferred ? Deferred(session, row.Load, row.Part.Ordinal, row.IsFaulted) : null,
        });
    }

    /// <summary>Adds a part of the manifest.</summary>
    /// <returns>Whether the load had none with its ordinal.</returns>
    public static bool Add(SqlSession session, long load, LoadPart part) =>
        session.Execute(
            """
            INSERT INTO parts (load, ordinal, model, records, rejected, runs) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """,
            load,
            part.Ordinal,
            (int)part.Model,
            part.Records,
            part.Rejected.Bytes.ToArray(),
            PartRunCodec.Write(part.Runs)) == 1;

    /// <summary>Writes what the state machine changed.</summary>
    public static void Write(SqlSession session, long load, PartRow before, PartRow part)
    {
        session.Execute(
            """
            UPDATE parts SET is_done = $3, is_deferred = $4, is_faulted = $5, lease_owner = $6, lease_expires_at = $7, lease_token = $8
            WHERE load = $1 AND ordinal = $2
            """,
            load,
            part.Ordinal,
            part.IsDone,
            part.Deferred is not null,
            part.Deferred is { IsFaulted: true },
            part.LeaseOwner,
            part.LeaseExpiresAt,
            part.LeaseToken);
        if (ReferenceEquals(before.Deferred, part.Deferred))
        {
            return;
        }

        session.Execute("DELETE FROM deferred_answers WHERE load = $1 AND ordinal = $2", load, part.Ordinal);
        foreach (var answers in part.Deferred?.Answers ?? [])
        {
            session.Execute(
                "INSERT INTO deferred_answers (load, ordinal, integrator, answers) VALUES ($1, $2, $3, $4)",
                load,
                part.Ordinal,
                answers.Integrator,
                answers.Bytes.ToArray());
        }
    }

    /// <summary>Writes the final rejections of a part.</summary>
    public static void WriteRejected(SqlSession session, long load, int ordinal, RecordMask rejected) =>
        session.Execute("UPDATE parts SET rejected = $3 WHERE load = $1 AND ordinal = $2", load, ordinal, rejected.Bytes.ToArray());

    /// <summary>Changes all parts of a load.</summary>
    public static void Apply(SqlSession session, long load, PartsChange change)
    {
        if (change == PartsChange.RejectAll)
        {
            foreach (var (seq, records) in Sizes(session, load))
            {
                session.Execute(
                    """
                    UPDATE parts
                    SET is_done = TRUE, is_deferred = FALSE, is_faulted = FALSE, lease_owner = NULL, lease_expires_at = NULL, rejected = $2
                    WHERE seq = $1
                    """,
                    seq,
                    RecordMask.All(records).Bytes.ToArray());
            }
        }
    }

    private static List<(long Seq, int Records)> Sizes(SqlSession session, long load)
    {
        var parts = new List<(long Seq, int Records)>();
        using var rows = session.Query("SELECT seq, records FROM parts WHERE load = $1", load);
        while (rows.Read())
        {
            parts.Add((rows.GetInt64(0), rows.GetInt32(1)));
        }

        return parts;
    }

    private static PartRow Read(DbDataReader row) => new()
    {
        Ordinal = row.GetInt32(0),
        Model = (RecordModel)row.GetInt32(1),
        IsDone = row.GetBoolean(2),
        LeaseOwner = LoadRows.Text(row, 5),
        LeaseExpiresAt = row.OptionalInstant(6),
        LeaseToken = row.GetInt64(7),
    };

    private static LoadPart ReadPart(DbDataReader row) => new()
    {
        Ordinal = row.GetInt32(0),
        Model = (RecordModel)row.GetInt32(1),
        IsDone = row.GetBoolean(2),
        Records = row.GetInt32(5),
        Runs = PartRunCodec.Read(row.GetFieldValue<byte[]>(6)),
        Rejected = new RecordMask(row.GetFieldValue<byte[]>(7)),
    };

    private static DeferredPart Deferred(SqlSession session, long load, int ordinal, bool isFaulted)
    {
        var answers = new List<IntegratorAnswers>();
        using var rows = session.Query(
            "SELECT integrator, answers FROM deferred_answers WHERE load = $1 AND ordinal = $2 ORDER BY integrator", load, ordinal);
        while (rows.Read())
        {
            answers.Add(new IntegratorAnswers(rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        }

        return new DeferredPart(answers, isFaulted);
    }
}
