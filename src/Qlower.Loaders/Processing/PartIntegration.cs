using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>Sends a part to each integrator that takes its model, and records the outcome. Thread-safe.</summary>
internal sealed class PartIntegration(LoadPipeline pipeline, LoadContext load, IntegratorClient client, ILoadProgress progress, LoaderMetrics metrics)
{
    /// <summary>Returns when at least one integrator may be called for the part now, or none is left.</summary>
    /// <param name="part">The part.</param>
    /// <param name="down">The names of integrators that are not called, whether their breakers are open or not.</param>
    /// <exception cref="IntegratorUnavailableException">The breakers of all integrators without a recorded answer are open.</exception>
    public void EnsureCallable(LoadPart part, IReadOnlySet<string> down)
    {
        IntegratorUnavailableException? wait = null;
        foreach (var integrator in Missing(part))
        {
            var found = client.FindWait(integrator);
            if (found is null && !down.Contains(integrator.Name))
            {
                return;
            }

            wait = Sooner(wait, found);
        }

        if (wait is not null)
        {
            throw wait;
        }
    }

    /// <summary>Whether an integrator that is not down has no recorded answer on the part.</summary>
    public bool IsMissing(LoadPart part, IReadOnlySet<string> down) => Missing(part).Any(integrator => !down.Contains(integrator.Name));

    /// <summary>Sends the part to the integrators without a recorded answer. One that is unavailable does not delay the others.</summary>
    /// <param name="batch">The part.</param>
    /// <param name="down">The names of integrators that are not called, because an earlier part waits on them.</param>
    /// <param name="cancellationToken">Cancels before the checkpoint.</param>
    /// <exception cref="IntegratorUnavailableException">An integrator that is not down failed at every attempt; the answers of the others are recorded.</exception>
    public async Task RunAsync(PartBatch batch, IReadOnlySet<string> down, CancellationToken cancellationToken)
    {
        var part = batch.Part;
        var answers = new List<IntegratorAnswers>();
        IntegratorUnavailableException? wait = null;
        var isDeferred = false;
        var isRecorded = false;
        var total = default(LoadCounts);
        var routed = Routed(part.Model).ToList();
        foreach (var integrator in routed)
        {
            if (part.Deferred?.Find(integrator.Name) is { } recorded)
            {
                answers.Add(Replay(recorded, batch.Items));
                continue;
            }

            if (down.Contains(integrator.Name))
            {
                isDeferred = true;
                continue;
            }

            try
            {
                isRecorded = integrator == routed[^1] && await client.TryCheckpointAsync(integrator, batch, load, Conclude, cancellationToken).ConfigureAwait(false);
                if (!isRecorded)
                {
                    answers.Add(await client.SendAsync(integrator, batch, load, cancellationToken).ConfigureAwait(false));
                }
            }
            catch (IntegratorUnavailableException error)
            {
                isDeferred = true;
                wait = Sooner(wait, error);
            }
        }

        if (!isRecorded && (!isDeferred || answers.Count > (part.Deferred?.Answers.Count ?? 0)))
        {
            await progress.CheckpointAsync(batch.Lease, ConcludeAll(batch.Findings, answers), cancellationToken).ConfigureAwait(false);
        }

        if (wait is not null)
        {
            throw wait;
        }

        if (!isDeferred)
        {
            metrics.Processed(load.Partner, part.Model, total);
        }

        PartOutcome Conclude(IntegratorAnswers last, RecordFindings findings) => ConcludeAll(findings, [.. answers, last]);

        PartOutcome ConcludeAll(RecordFindings findings, IReadOnlyList<IntegratorAnswers> all)
        {
            if (isDeferred)
            {
                return PartOutcomes.OfDeferral(batch, findings, all);
            }

            (var outcome, total) = PartOutcomes.OfAnswers(batch, findings, all);
            return outcome;
        }
    }

    private static IntegratorUnavailableException? Sooner(IntegratorUnavailableException? one, IntegratorUnavailableException? other) =>
        one is null || (other is not null && other.RetryAfter < one.RetryAfter) ? other : one;

    /// <summary>Applies the recorded answers of an earlier attempt.</summary>
    private static IntegratorAnswers Replay(IntegratorAnswers recorded, IReadOnlyList<RecordItem> items)
    {
        foreach (var item in items)
        {
            item.IsRejected |= recorded[item.Raw.Ordinal] == IntegrationOutcome.Rejected;
        }

        return recorded;
    }

    private IEnumerable<IIntegrator> Routed(RecordModel model) => pipeline.Routes.Where(route => route.Models.Contains(model)).Select(route => route.Integrator);

    private IEnumerable<IIntegrator> Missing(LoadPart part) => Routed(part.Model).Where(integrator => part.Deferred?.Find(integrator.Name) is null);
}
