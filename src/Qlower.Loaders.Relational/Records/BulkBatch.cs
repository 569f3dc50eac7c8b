using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Stores a batch without erasures by a few statements: the rows are written into a table of the connection's own, and one statement moves
/// them into the table of the records. It answers as the insertion one by one does. Not thread-safe.
/// </summary>
internal sealed class BulkBatch(SqlSession session, IBulkWriter writer, IntegrationBatch batch, BatchKeys keys, DateTimeOffset now)
{
    private const long Before = -1;
    private const long After = long.MaxValue;

    private readonly RecordTable _table = RecordTables.Of(batch.Model);
    private readonly IntegrationAnswer[] _answers = new IntegrationAnswer[batch.Records.Count];

    /// <summary>Stores the batch within the caller's transaction.</summary>
    public IntegrationAnswer[] Store()
    {
        var staged = _table.Bulk;
        writer.Prepare(session, staged);
        writer.Write(session, _table, staged, keys, now, batch.Records.Select((record, i) => new StagedRow(0, i, record)));
        if (staged.Ownerless is not null)
        {
            RejectOwnerless(staged);
        }

        session.Execute(staged.Store, keys.Load, Before, After, now);
        ReadOutcomes(staged);
        ReportSimilar(staged);
        return _answers;
    }

    private void RejectOwnerless(StagedTable staged)
    {
        var offsets = new List<long>();
        using (var rows = session.Query(staged.Ownerless!, keys.Load, Before, After))
        {
            while (rows.Read())
            {
                _answers[rows.GetInt32(1)] = IntegrationAnswer.Rejected(ErasedProperties.FindingOf(batch.Model, rows.GetString(4), rows.Instant(5)));
                offsets.Add(rows.GetInt64(2));
            }
        }

        foreach (var offset in offsets)
        {
            session.Execute(staged.RemoveOne, keys.Load, offset);
        }
    }

    private void ReadOutcomes(StagedTable staged)
    {
        using var rows = session.Query(staged.Outcomes, keys.Load, Before, After);
        while (rows.Read())
        {
            _answers[rows.GetInt32(1)] = AnswerOf(rows);
        }
    }

    private void ReportSimilar(StagedTable staged)
    {
        using var rows = session.Query(staged.Similar, keys.Load, Before, After);
        while (rows.Read())
        {
            ref var answer = ref _answers[rows.GetInt32(1)];
            if (answer.Outcome != IntegrationOutcome.Rejected)
            {
                answer = answer.With(FoldedId.CreateWarning(batch.Model, rows.GetString(4)));
            }
        }
    }

    private IntegrationAnswer AnswerOf(DbDataReader row) => (IntegrationOutcome)row.GetInt32(4) switch
    {
        IntegrationOutcome.Integrated => IntegrationAnswer.Integrated,
        IntegrationOutcome.AlreadyKnown => IntegrationAnswer.AlreadyKnown,
        _ => DuplicateId.Of(batch.Model),
    };
}
