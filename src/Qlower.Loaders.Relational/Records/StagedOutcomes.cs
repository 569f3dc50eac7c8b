using System.Runtime.InteropServices;
using System.Text.Json;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>The outcomes of a commit: one byte a record, and its findings. Not thread-safe.</summary>
internal sealed class StagedOutcomes
{
    private readonly Dictionary<long, (string Id, RecordModel Model, byte[] Outcomes)> _batches = [];
    private readonly Dictionary<(string Code, FindingSeverity Severity, RecordModel Model), long> _counts = [];
    private readonly List<StagedFinding> _reasons = [];
    private readonly List<StagedFinding> _remarks = [];

    /// <summary>Reads the staged batches of a load.</summary>
    public StagedOutcomes(SqlSession session, long load)
    {
        using var rows = session.Query("SELECT seq, batch_id, model, records FROM staged_batches WHERE load = $1", load);
        while (rows.Read())
        {
            _batches.Add(rows.GetInt64(0), (rows.GetString(1), (RecordModel)rows.GetInt32(2), new byte[rows.GetInt32(3)]));
        }
    }

    /// <summary>The number of staged records.</summary>
    public long Records => _batches.Values.Sum(batch => (long)batch.Outcomes.Length);

    /// <summary>Whether a record is rejected.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The models of the batches.</summary>
    public IReadOnlySet<RecordModel> Models => _batches.Values.Select(batch => batch.Model).ToHashSet();

    /// <summary>Sets the outcome of a record, with the reason of a rejection or a remark.</summary>
    public void Set(long batch, int record, long offset, string externalId, IntegrationOutcome outcome, RecordFinding? finding = null)
    {
        var (id, model, outcomes) = _batches[batch];
        outcomes[record] = (byte)outcome;
        IsRefused |= outcome == IntegrationOutcome.Rejected;
        if (finding is not null)
        {
            Add(outcome == IntegrationOutcome.Rejected ? _reasons : _remarks, id, model, record, offset, externalId, finding);
        }
    }

    /// <summary>Adds a remark on a record, whatever its outcome.</summary>
    public void Remark(long batch, int record, long offset, string externalId, RecordFinding finding)
    {
        var (id, model, _) = _batches[batch];
        Add(_remarks, id, model, record, offset, externalId, finding);
    }

    /// <summary>Ends a commit that rejects a record.</summary>
    public StagedCommit Refuse() =>
        StagedCommit.Refused(_reasons, [.. Counts().Where(count => count.Severity == FindingSeverity.Error)]);

    /// <summary>Stores the outcomes with the commit.</summary>
    public StagedCommit Write(SqlSession session, long load)
    {
        foreach (var (batch, (_, _, outcomes)) in _batches)
        {
            session.Execute("UPDATE staged_batches SET outcomes = $2 WHERE seq = $1", batch, outcomes);
        }

        var remarks = new StagedRemarks { Findings = _remarks, Counts = Counts() };
        session.Execute(
            "INSERT INTO staged_commits (load, remarks) VALUES ($1, $2)",
            load,
            JsonSerializer.SerializeToUtf8Bytes(remarks, RecordJson.Default.StagedRemarks));
        return StagedCommit.Committed([.. _batches.Values.Select(batch => new StagedAnswers(batch.Id, batch.Outcomes))], _remarks, remarks.Counts);
    }

    /// <summary>Returns the answers of a commit; null when the load is not committed.</summary>
    public static StagedCommit? Read(SqlSession session, long load)
    {
        if (session.Scalar("SELECT remarks FROM staged_commits WHERE load = $1", load) is not byte[] stored)
        {
            return null;
        }

        var answers = new List<StagedAnswers>();
        using var rows = session.Query("SELECT batch_id, outcomes FROM staged_batches WHERE load = $1", load);
        while (rows.Read())
        {
            answers.Add(new StagedAnswers(rows.GetString(0), rows.GetFieldValue<byte[]>(1)));
        }

        var remarks = JsonSerializer.Deserialize(stored, RecordJson.Default.StagedRemarks)!;
        return StagedCommit.Committed(answers, remarks.Findings, remarks.Counts);
    }

    private void Add(List<StagedFinding> list, string batch, RecordModel model, int record, long offset, string externalId, RecordFinding finding)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, (finding.Code, finding.Severity, model), out _)++;
        if (list.Count < StagedCommit.MaxFindings)
        {
            list.Add(new StagedFinding { BatchId = batch, Record = record, Offset = offset, ExternalId = externalId, Finding = finding });
        }
    }

    private FindingCount[] Counts() =>
        [.. _counts.Select(count => new FindingCount(count.Key.Code, count.Key.Severity, count.Key.Model, count.Value))];
}
