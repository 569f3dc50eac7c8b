namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The queries of one table for stored ids that differ from an id only by case, outer blanks or Unicode normal form. The folded id is stored
/// only where it differs from the id, so that ids in lower case cost nothing. Immutable.
/// </summary>
internal sealed class SimilarIdQueries
{
    /// <summary>The column of the folded id; NULL where it is the id itself.</summary>
    public const string Column = "folded_id";

    /// <param name="table">The name of the record's table.</param>
    public SimilarIdQueries(string table)
    {
        const string Before = "external_id <> $3 AND (load <> $4 OR source_offset < $5)";
        var among = $"IN ({string.Join(", ", Enumerable.Range(2, RecordTable.FindSize).Select(i => $"${i}"))})";
        Shared = $"SELECT {Column} FROM {table} WHERE partner = $1 AND {Column} {among} GROUP BY {Column} HAVING count(*) > 1";
        Folded = $"SELECT DISTINCT {Column} FROM {table} WHERE partner = $1 AND {Column} {among}";
        Plain = $"SELECT external_id FROM {table} WHERE partner = $1 AND external_id {among}";
        FindOther = $"""
            SELECT external_id FROM {table} WHERE partner = $1 AND external_id = $2 AND {Before}
            UNION ALL
            SELECT external_id FROM {table} WHERE partner = $1 AND {Column} = $2 AND {Before}
            LIMIT 1
            """;
    }

    /// <summary>Returns those of <see cref="RecordTable.FindSize"/> folded ids that two stored ids have, both unlike it.</summary>
    public string Shared { get; }

    /// <summary>Returns those of <see cref="RecordTable.FindSize"/> folded ids that a stored id has that is unlike it.</summary>
    public string Folded { get; }

    /// <summary>Returns those of <see cref="RecordTable.FindSize"/> folded ids that are a stored id.</summary>
    public string Plain { get; }

    /// <summary>
    /// Returns another id, stored before: <c>$1</c> is the key of the partner, <c>$2</c> the folded id, <c>$3</c> the id, <c>$4</c> the key of the load, <c>$5</c> the
    /// offset. Of two similar ids the later one is reported: that of a later load, or the one further on in the file, so that a repeated
    /// batch has the same findings.
    /// </summary>
    public string FindOther { get; }

    /// <summary>The folded id as it is stored.</summary>
    public static string? Stored(string externalId)
    {
        var folded = FoldedId.Of(externalId);
        return folded == externalId ? null : folded;
    }

    /// <summary>The query for the records of a stored range that have a similar id, see <see cref="StagedTable.Similar"/>.</summary>
    public static string FindStaged(string table, string staged, string range)
    {
        const string Before = "r.external_id <> s.external_id AND (r.load <> s.load OR r.source_offset < s.source_offset)";
        return $"""
            SELECT batch, position, source_offset, external_id, other FROM (
                SELECT s.batch, s.position, s.source_offset, s.external_id, coalesce(
                    (SELECT r.external_id FROM {table} r WHERE r.partner = s.partner AND r.external_id = s.{Column} AND {Before}),
                    (SELECT r.external_id FROM {table} r
                        WHERE r.partner = s.partner AND r.{Column} = coalesce(s.{Column}, s.external_id) AND {Before} LIMIT 1)) AS other
                FROM {staged} s WHERE {range}) found
            WHERE other IS NOT NULL ORDER BY source_offset
            """;
    }
}
