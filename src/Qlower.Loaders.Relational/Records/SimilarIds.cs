using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Finds the records of a stored batch whose id differs from another stored one only in notation: first the few folded ids that matter, by
/// a query for many, then the other id of each. Not thread-safe.
/// </summary>
internal sealed class SimilarIds(SqlSession session, RecordTable table, IntegrationBatch batch, BatchKeys keys)
{
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>Adds a warning that names the other id to the answers on records that are stored.</summary>
    public void Report(IntegrationAnswer[] answers)
    {
        var folded = new string?[answers.Length];
        List<string> plain = [], unlike = [];
        for (var i = 0; i < answers.Length; i++)
        {
            if (batch.Records[i] is { IsErasure: false, ExternalId: var id } && answers[i].Outcome != IntegrationOutcome.Rejected)
            {
                folded[i] = FoldedId.Of(id);
                (folded[i] == id ? plain : unlike).Add(folded[i]!);
            }
        }

        Find(table.Similar.Folded, plain);
        Find(table.Similar.Shared, unlike);
        Find(table.Similar.Plain, unlike);
        for (var i = 0; i < answers.Length && _found.Count > 0; i++)
        {
            if (folded[i] is { } key && _found.Contains(key) && FindOther(batch.Records[i], key) is { } other)
            {
                answers[i] = answers[i].With(FoldedId.CreateWarning(batch.Model, other));
            }
        }
    }

    private void Find(string query, List<string> folded)
    {
        var values = new object?[1 + RecordTable.FindSize];
        values[0] = keys.Partner;
        for (var start = 0; start < folded.Count; start += RecordTable.FindSize)
        {
            // NULL equals nothing: it fills what the last look-up leaves over.
            Array.Clear(values, 1, RecordTable.FindSize);
            for (var i = 0; i < RecordTable.FindSize && start + i < folded.Count; i++)
            {
                values[1 + i] = folded[start + i];
            }

            using var rows = session.Query(query, values);
            while (rows.Read())
            {
                _found.Add(rows.GetString(0));
            }
        }
    }

    private string? FindOther(IntegrationRecord record, string folded) =>
        session.Scalar(table.Similar.FindOther, keys.Partner, folded, record.ExternalId, keys.Load, record.Offset) as string;
}
