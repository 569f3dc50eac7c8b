namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Keeps what it is sent, and fails when it is told to.</summary>
internal sealed class FlakyIntegrator(string name, params RecordModel[] models) : IIntegrator
{
    public string Name { get; } = name;

    public bool IsDown { get; set; }

    /// <summary>External ids that it refuses.</summary>
    public HashSet<string> Refused { get; } = [];

    public List<string> Calls { get; } = [];

    public List<string> Received { get; } = [];

    public bool Accepts(RecordModel model) => models.Length == 0 || models.Contains(model);

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        Calls.Add(batch.BatchId);
        if (IsDown)
        {
            throw new TimeoutException("canary-5f2d7c is not to be told");
        }

        Received.AddRange(batch.Records.Select(record => record.ExternalId));
        return Task.FromResult<IReadOnlyList<IntegrationAnswer>>(
        [
            .. batch.Records.Select(record => Refused.Contains(record.ExternalId)
                ? IntegrationAnswer.Rejected(new RecordFinding { Code = RuleCodes.RefusedBySystem, Actual = record.ExternalId })
                : IntegrationAnswer.Integrated),
        ]);
    }
}
