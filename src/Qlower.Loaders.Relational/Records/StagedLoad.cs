using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Commits the staged records of a load within one transaction: erasures first, then model by model in order of the file. It copies a range
/// of rows at a time, because a store retains what one statement changes until the statement ends. Not thread-safe.
/// </summary>
internal sealed class StagedLoad(SqlSession session, BatchKeys keys, DateTimeOffset now)
{
    /// <summary>The number of rows of a range.</summary>
    private const int RangeSize = 2_000;

    private readonly StagedOutcomes _outcomes = new(session, keys.Load);

    /// <param name="records">The number of records that must be staged.</param>
    /// <exception cref="StagedRefusalException">A record must be rejected.</exception>
    public StagedCommit Commit(long records)
    {
        if (_outcomes.Records != records)
        {
            return StagedCommit.Incomplete;
        }

        Erase();
        foreach (var model in _outcomes.Models.Order())
        {
            Store(model);
        }

        RejectContradictions();
        return _outcomes.IsRefused ? throw new StagedRefusalException(_outcomes.Refuse()) : _outcomes.Write(session, keys.Load);
    }

    private void Erase()
    {
        var erasures = new ErasureTable(session, RecordModel.Properties, keys, now);
        var page = ErasuresAfter(-1);
        while (page.Count > 0)
        {
            foreach (var (number, position, record) in page)
            {
                var answer = erasures.Erase(record);
                _outcomes.Set(number, position, record.Offset, record.ExternalId, answer.Outcome, answer.Finding);
            }

            page = ErasuresAfter(page[^1].Record.Offset);
        }
    }

    private List<(long Batch, int Position, IntegrationRecord Record)> ErasuresAfter(long offset)
    {
        var page = new List<(long Batch, int Position, IntegrationRecord Record)>();
        using var rows = session.Query(
            "SELECT batch, position, external_id, source_offset FROM staged_erasures WHERE load = $1 AND source_offset > $2 ORDER BY source_offset LIMIT $3",
            keys.Load,
            offset,
            RangeSize);
        while (rows.Read())
        {
            page.Add((rows.GetInt64(0), rows.GetInt32(1), new IntegrationRecord { ExternalId = rows.GetString(2), Offset = rows.GetInt64(3) }));
        }

        return page;
    }

    private void Store(RecordModel model)
    {
        var table = RecordTables.Of(model).Staged;
        var start = -1L;
        while (start < long.MaxValue)
        {
            var end = session.Scalar(table.RangeEnd, keys.Load, start, RangeSize - 1) is long last ? last : long.MaxValue;
            session.Execute(table.Store, keys.Load, start, end, now);
            ReadOutcomes(table, model, start, end);
            ReportSimilar(table, model, start, end);
            if (table.Ownerless is not null)
            {
                RejectOwnerless(table.Ownerless, model, start, end);
            }

            session.Execute(table.RemoveRange, keys.Load, start, end);
            start = end;
        }
    }

    private void ReadOutcomes(StagedTable table, RecordModel model, long start, long end)
    {
        using var rows = session.Query(table.Outcomes, keys.Load, start, end);
        while (rows.Read())
        {
            var outcome = (IntegrationOutcome)rows.GetInt32(4);
            var finding = outcome == IntegrationOutcome.Rejected ? DuplicateId.Of(model).Finding : null;
            Set(rows, outcome, finding);
        }
    }

    private void ReportSimilar(StagedTable table, RecordModel model, long start, long end)
    {
        using var rows = session.Query(table.Similar, keys.Load, start, end);
        while (rows.Read())
        {
            _outcomes.Remark(rows.GetInt64(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetString(3), FoldedId.CreateWarning(model, rows.GetString(4)));
        }
    }

    private void RejectOwnerless(string ownerless, RecordModel model, long start, long end)
    {
        using var rows = session.Query(ownerless, keys.Load, start, end);
        while (rows.Read())
        {
            Set(rows, IntegrationOutcome.Rejected, ErasedProperties.FindingOf(model, rows.GetString(4), rows.Instant(5)));
        }
    }

    /// <summary>Rejects erasures of properties that the load sends as well; removes the staged erasures.</summary>
    private void RejectContradictions()
    {
        using (var rows = session.Query(
            """
            SELECT e.batch, e.position, e.source_offset, e.external_id
            FROM staged_erasures e JOIN properties p ON p.partner = $2 AND p.external_id = e.external_id
            WHERE e.load = $1 AND p.load = $1
            ORDER BY e.source_offset
            """,
            keys.Load,
            keys.Partner))
        {
            while (rows.Read())
            {
                Set(rows, IntegrationOutcome.Rejected, DuplicateId.Of(RecordModel.Properties).Finding);
            }
        }

        session.Execute("DELETE FROM staged_erasures WHERE load = $1", keys.Load);
    }

    /// <summary>Sets the outcome of the record of a row: batch, position, offset, external id.</summary>
    private void Set(DbDataReader rows, IntegrationOutcome outcome, RecordFinding? finding) =>
        _outcomes.Set(rows.GetInt64(0), rows.GetInt32(1), rows.GetInt64(2), rows.GetString(3), outcome, finding);
}
