using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Integration;

/// <summary>Sends a part to one integrator, with retries. Thread-safe.</summary>
internal sealed class IntegratorClient(IntegratorRetry retry, TimeProvider time, LoaderMetrics metrics)
{
    /// <summary>Returns the exception of a call that would fail at once, because the integrator's breaker is open; <see langword="null"/> when there is none.</summary>
    public IntegratorUnavailableException? FindWait(IIntegrator integrator) => retry.FindWait(integrator);

    /// <summary>Sends the records that are not rejected yet.</summary>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt.</exception>
    public async Task<IntegratorAnswers> SendAsync(
        IIntegrator integrator,
        LoadPart part,
        LoadContext load,
        IReadOnlyList<RecordItem> items,
        RecordFindings findings,
        CancellationToken cancellationToken)
    {
        var answers = new byte[part.Records];
        var sent = items.Where(item => !item.IsRejected).ToList();
        if (sent.Count == 0)
        {
            return new IntegratorAnswers(integrator.Name, answers);
        }

        var batch = IntegrationBatches.Of(part, load, sent);
        var received = await retry.RunAsync(integrator, batch.BatchId, token => IntegrateAsync(integrator, batch, token), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < sent.Count; i++)
        {
            answers[sent[i].Raw.Ordinal] = (byte)received[i].Outcome;
            if (received[i].Finding is { } finding)
            {
                findings.Add(sent[i], finding);
            }

            sent[i].IsRejected |= received[i].Outcome == IntegrationOutcome.Rejected;
        }

        return new IntegratorAnswers(integrator.Name, answers);
    }

    private async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IIntegrator integrator, IntegrationBatch batch, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answers = await integrator.IntegrateAsync(batch, cancellationToken).ConfigureAwait(false);
        if (answers.Count != batch.Records.Count)
        {
            throw new IntegratorUnavailableException($"Integrator {integrator.Name} returned {answers.Count} answers for {batch.Records.Count} records.");
        }

        metrics.Integrated(integrator.Name, batch.Model, time.GetElapsedTime(started));
        return answers;
    }
}
