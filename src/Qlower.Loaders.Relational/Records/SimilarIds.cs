using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Finds stored ids that differ from an id only by case, outer blanks or Unicode normal form. The folded id is stored only where it differs
/// from the id, so that ids in lower case cost nothing. Of two similar ids the later one is reported: that of a later load, or the one
/// further on in the file, so that a repeated batch has the same findings.
/// </summary>
internal static class SimilarIds
{
    /// <summary>The column of the folded id; NULL where it is the id itself.</summary>
    public const string Column = "folded_id";

    /// <summary>The folded id as it is stored.</summary>
    public static string? Stored(string externalId)
    {
        var folded = FoldedId.Of(externalId);
        return folded == externalId ? null : folded;
    }

    /// <summary>The query for another id: <c>$1</c> is the partner, <c>$2</c> the folded id, <c>$3</c> the id, <c>$4</c> the load, <c>$5</c> the offset.</summary>
    public static string Find(string table)
    {
        const string Before = "external_id <> $3 AND (load_id <> $4 OR source_offset < $5)";
        return $"""
            SELECT external_id FROM {table} WHERE partner = $1 AND external_id = $2 AND {Before}
            UNION ALL
            SELECT external_id FROM {table} WHERE partner = $1 AND {Column} = $2 AND {Before}
            LIMIT 1
            """;
    }

    /// <summary>The query for the records of a stored range that have a similar id, see <see cref="StagedTable.Similar"/>.</summary>
    public static string FindStaged(string table, string staged, string range)
    {
        const string Before = "r.external_id <> s.external_id AND (r.load_id <> s.load_id OR r.source_offset < s.source_offset)";
        return $"""
            SELECT batch, position, source_offset, external_id, other FROM (
                SELECT s.batch, s.position, s.source_offset, s.external_id, coalesce(
                    (SELECT r.external_id FROM {table} r WHERE r.partner = s.partner AND r.external_id = s.{Column} AND {Before}),
                    (SELECT r.external_id FROM {table} r
                        WHERE r.partner = s.partner AND r.{Column} = coalesce(s.{Column}, s.external_id) AND {Before} LIMIT 1)) AS other
                FROM {staged} s WHERE {range}) similar
            WHERE other IS NOT NULL ORDER BY source_offset
            """;
    }

    /// <summary>Adds the warning to the answer on a record that is stored, where there is a similar id.</summary>
    public static IntegrationAnswer Remark(SqlSession session, RecordTable table, IntegrationBatch batch, IntegrationRecord record, IntegrationAnswer answer)
    {
        if (answer.Outcome == IntegrationOutcome.Rejected
            || session.Scalar(
                table.FindSimilar, batch.Load.Partner, FoldedId.Of(record.ExternalId), record.ExternalId, batch.Load.LoadId, record.Offset) is not string other)
        {
            return answer;
        }

        var finding = FindingOf(batch.Model, other);
        return answer.Outcome == IntegrationOutcome.Integrated ? IntegrationAnswer.IntegratedWith(finding) : IntegrationAnswer.AlreadyKnownWith(finding);
    }

    /// <summary>The warning that names the other id.</summary>
    public static RecordFinding FindingOf(RecordModel model, string other) => new()
    {
        Code = RuleCodes.SimilarId,
        Severity = FindingSeverity.Warning,
        Member = model == RecordModel.Clients ? "email" : "id",
        Expected = other,
    };
}
