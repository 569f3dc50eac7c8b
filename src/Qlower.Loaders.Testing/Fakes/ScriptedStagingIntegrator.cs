namespace Qlower.Loaders.Testing.Fakes;

/// <summary>A fake integrator that stages, and fails or refuses to commit on request. It stores nothing. Not thread-safe.</summary>
/// <param name="name">Its name.</param>
/// <param name="models">The models that it accepts; all of them when there is none.</param>
public sealed class ScriptedStagingIntegrator(string name, params RecordModel[] models) : IStagingIntegrator
{
    private readonly Dictionary<string, IntegrationBatch> _staged = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>Whether every call fails; <see langword="false"/> unless set.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether commits are refused, because of the first record of each batch; <see langword="false"/> unless set.</summary>
    public bool Refuses { get; set; }

    /// <summary>The calls that did not fail, in order: the method, a blank, the id of the batch or load.</summary>
    public IList<string> Calls { get; } = [];

    /// <inheritdoc />
    public bool Accepts(RecordModel model) => models.Length == 0 || models.Contains(model);

    /// <inheritdoc />
    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Call("integrate", batch.BatchId);
        return Task.FromResult<IReadOnlyList<IntegrationAnswer>>([.. batch.Records.Select(_ => IntegrationAnswer.Integrated)]);
    }

    /// <inheritdoc />
    public Task StageAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Call("stage", batch.BatchId);
        _staged[batch.BatchId] = batch;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<StagedCommit> CommitAsync(LoadContext load, long records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        Call("commit", load.LoadId);
        var batches = _staged.Values.Where(batch => batch.Load.LoadId == load.LoadId).ToArray();
        return Task.FromResult(
            batches.Sum(batch => batch.Records.Count) != records ? StagedCommit.Incomplete
            : Refuses
                ? StagedCommit.Refused(
                    [.. batches.Select(Rejection)],
                    [.. batches.Select(batch => new FindingCount(RuleCodes.RefusedBySystem, FindingSeverity.Error, batch.Model, 1))])
                : StagedCommit.Committed([.. batches.Select(Integrated)], [], []));
    }

    /// <inheritdoc />
    public Task DiscardAsync(string loadId, long leaseToken = 0, CancellationToken cancellationToken = default)
    {
        Call("discard", loadId);
        foreach (var batch in _staged.Values.Where(batch => batch.Load.LoadId == loadId).ToArray())
        {
            _staged.Remove(batch.BatchId);
        }

        return Task.CompletedTask;
    }

    private static StagedAnswers Integrated(IntegrationBatch batch) =>
        new(batch.BatchId, batch.Records.Select(_ => (byte)IntegrationOutcome.Integrated).ToArray());

    private static StagedFinding Rejection(IntegrationBatch batch) => new()
    {
        BatchId = batch.BatchId,
        Record = 0,
        Offset = batch.Records[0].Offset,
        ExternalId = batch.Records[0].ExternalId,
        Finding = new RecordFinding { Code = RuleCodes.RefusedBySystem },
    };

    private void Call(string method, string id)
    {
        if (IsDown)
        {
            throw new TimeoutException(ScriptedIntegrator.SecretMessage);
        }

        Calls.Add($"{method} {id}");
    }
}
