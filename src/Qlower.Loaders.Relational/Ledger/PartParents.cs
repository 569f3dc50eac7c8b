using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>
/// Reads and writes rows of <c>parents</c>: the ids of records that parts referred to before those were read to their ends. Serves one list of
/// parts; not thread-safe.
/// </summary>
internal sealed class PartParents(SqlSession session)
{
    private readonly Dictionary<(long Load, long Offset), ParentReference?> _known = [];

    /// <summary>Adds rows.</summary>
    public static void Add(SqlSession session, long load, IReadOnlyList<ParentReference> parents)
    {
        foreach (var parent in parents)
        {
            session.Execute(
                "INSERT INTO parents (load, source_offset, model, external_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                load,
                parent.Offset,
                (int)parent.Model,
                parent.ExternalId ?? "");
        }
    }

    /// <summary>Returns the runs with their references completed.</summary>
    public IReadOnlyList<PartRun> Complete(long load, IReadOnlyList<PartRun> runs) =>
        runs.Any(run => run.Parent is { ExternalId: null } || run.Client is { ExternalId: null })
            ? [.. runs.Select(run => run.WithParents(offset => Find(load, offset)))]
            : runs;

    private ParentReference? Find(long load, long offset)
    {
        if (!_known.TryGetValue((load, offset), out var parent))
        {
            using (var row = session.Query("SELECT model, external_id FROM parents WHERE load = $1 AND source_offset = $2", load, offset))
            {
                parent = row.Read() ? new ParentReference((RecordModel)row.GetInt32(0), offset, row.GetString(1)) : null;
            }

            _known.Add((load, offset), parent);
        }

        return parent;
    }
}
