using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>Sends a part to each integrator that takes its model, and records the outcome. Thread-safe.</summary>
internal sealed class PartIntegration(LoadPipeline pipeline, LoadContext load, IntegratorClient client, PartCheckpoints checkpoints, LoaderMetrics metrics)
{
    /// <exception cref="IntegratorUnavailableException">An integrator failed at every attempt; the answers of the others are recorded.</exception>
    public async Task RunAsync(PartBatch batch, CancellationToken cancellationToken)
    {
        var part = batch.Part;
        var answers = new List<IntegratorAnswers>();
        try
        {
            foreach (var integrator in pipeline.Routes.Where(route => route.Models.Contains(part.Model)).Select(route => route.Integrator))
            {
                answers.Add(part.Deferred?.Find(integrator.Name) is { } recorded
                    ? Replay(recorded, batch.Items)
                    : await client.SendAsync(integrator, part, load, batch.Items, batch.Findings, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (IntegratorUnavailableException) when (answers.Count > (part.Deferred?.Answers.Count ?? 0))
        {
            await checkpoints.DeferAsync(batch, answers, cancellationToken).ConfigureAwait(false);
            throw;
        }

        var total = OverallOutcome.Combine(answers, batch.Rejected, part.Records);
        List<IntegratorCounts> counts =
        [
            .. answers.Select(answer => new IntegratorCounts(answer.Integrator, part.Model, answer.Count())),
            new IntegratorCounts(null, part.Model, total with { Received = 0 }),
        ];
        await checkpoints.CompleteAsync(batch, counts, cancellationToken).ConfigureAwait(false);
        metrics.Processed(load.Partner, part.Model, total);
    }

    /// <summary>Applies the recorded answers of an earlier attempt.</summary>
    private static IntegratorAnswers Replay(IntegratorAnswers recorded, IReadOnlyList<RecordItem> items)
    {
        foreach (var item in items)
        {
            item.IsRejected |= recorded[item.Raw.Ordinal] == IntegrationOutcome.Rejected;
        }

        return recorded;
    }
}
