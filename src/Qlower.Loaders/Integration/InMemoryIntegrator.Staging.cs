namespace Qlower.Loaders.Integration;

public sealed partial class InMemoryIntegrator : IStagingIntegrator
{
    private readonly Dictionary<string, InMemoryStagedLoad> _staged = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task StageAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        EnsureErasable(batch);
        lock (_gate)
        {
            if (!_staged.TryGetValue(batch.Load.LoadId, out var load))
            {
                _staged.Add(batch.Load.LoadId, load = new InMemoryStagedLoad());
            }

            if (load.Commit is null)
            {
                load.Batches[batch.BatchId] = batch;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<StagedCommit> CommitAsync(LoadContext load, long records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<StagedCommit>(cancellationToken);
        }

        lock (_gate)
        {
            var staged = _staged.GetValueOrDefault(load.LoadId) ?? new InMemoryStagedLoad();
            return Task.FromResult(staged.Commit ?? (staged.Records == records ? Commit(staged) : StagedCommit.Incomplete));
        }
    }

    /// <inheritdoc />
    public Task DiscardAsync(string loadId, long leaseToken = 0, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(loadId);
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        lock (_gate)
        {
            _staged.Remove(loadId);
        }

        return Task.CompletedTask;
    }

    private StagedCommit Commit(InMemoryStagedLoad load)
    {
        var refusal = Check(load);
        if (refusal.IsRefused)
        {
            return refusal.ToCommit();
        }

        var answers = new InMemoryStagedAnswers();
        foreach (var (batch, position, record) in load.InOrder())
        {
            answers.Add(batch, position, record.IsErasure ? Erase(batch, record) : Store(batch, record));
        }

        load.Batches.Clear();
        return load.Commit = answers.ToCommit();
    }

    /// <summary>Finds the records that must be rejected, without changing anything.</summary>
    private InMemoryStagedAnswers Check(InMemoryStagedLoad load)
    {
        var rejections = new InMemoryStagedAnswers();
        var erased = new HashSet<string>(StringComparer.Ordinal);
        var sent = new HashSet<(RecordModel Model, string ExternalId)>();
        foreach (var (batch, position, record) in load.InOrder())
        {
            if (record.IsErasure)
            {
                erased.Add(record.ExternalId);
            }
            else if (!sent.Add((batch.Model, record.ExternalId)) || (batch.Model == RecordModel.Properties && erased.Contains(record.ExternalId)))
            {
                rejections.Add(batch, position, Duplicate(batch.Model));
            }
            else if (PropertyOf(record.Record!) is { } property
                && !sent.Contains((RecordModel.Properties, property))
                && (erased.Contains(property) ? _time.GetUtcNow() : ErasedAt(batch.Load.Partner, property)) is { } erasedAt)
            {
                rejections.Add(batch, position, Erased(batch.Model, property, erasedAt));
            }
        }

        return rejections;
    }
}
