namespace Qlower.Loaders.Testing.Fakes;

/// <summary>A fake integrator that records what it receives, and fails or rejects on request. Not thread-safe.</summary>
/// <param name="name">Its name.</param>
/// <param name="models">The models that it accepts; all of them when there is none.</param>
public sealed class ScriptedIntegrator(string name, params RecordModel[] models) : IIntegrator
{
    /// <summary>The message of the failure while <see cref="IsDown"/>; it must appear in no log and no report.</summary>
    public const string SecretMessage = "canary-5f2d7c must not be reported";

    /// <inheritdoc />
    public string Name { get; } = name;

    /// <summary>Whether every call fails; <see langword="false"/> unless set.</summary>
    public bool IsDown { get; set; }

    /// <summary>External ids that it rejects.</summary>
    public ISet<string> Rejected { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The batch ids of all calls, in order; failed calls too.</summary>
    public IList<string> Calls { get; } = [];

    /// <summary>The external ids of the records of all calls that did not fail, in order.</summary>
    public IList<string> Received { get; } = [];

    /// <inheritdoc />
    public bool Accepts(RecordModel model) => models.Length == 0 || models.Contains(model);

    /// <inheritdoc />
    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Calls.Add(batch.BatchId);
        if (IsDown)
        {
            throw new TimeoutException(SecretMessage);
        }

        foreach (var record in batch.Records)
        {
            Received.Add(record.ExternalId);
        }

        return Task.FromResult<IReadOnlyList<IntegrationAnswer>>(
        [
            .. batch.Records.Select(record => Rejected.Contains(record.ExternalId)
                ? IntegrationAnswer.Rejected(new RecordFinding { Code = RuleCodes.RefusedBySystem, Actual = record.ExternalId })
                : IntegrationAnswer.Integrated),
        ]);
    }
}
