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
    public async Task<IntegratorAnswers> SendAsync(IIntegrator integrator, PartBatch batch, LoadContext load, CancellationToken cancellationToken)
    {
        var sent = batch.Accepted();
        if (sent.Count == 0)
        {
            return new IntegratorAnswers(integrator.Name, new byte[batch.Part.Records]);
        }

        var request = IntegrationBatches.Of(batch.Part, load, sent);
        var received = await retry.RunAsync(
            integrator, request.BatchId, token => TimeAsync(integrator, request, () => integrator.IntegrateAsync(request, token)), cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < sent.Count; i++)
        {
            sent[i].IsRejected |= received[i].Outcome == IntegrationOutcome.Rejected;
        }

        return AnswersOf(integrator, batch, sent, received, batch.Findings);
    }

    /// <summary>
    /// Sends the records that are not rejected yet to an integrator that records the outcome of the part in the transaction that stores them. The part
    /// itself is not changed.
    /// </summary>
    /// <param name="integrator">The integrator.</param>
    /// <param name="batch">The part.</param>
    /// <param name="load">The load.</param>
    /// <param name="conclude">Returns the outcome for the answers of the integrator and all findings. It may be called several times.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the answers and the outcome are stored; <see langword="false"/>, with nothing sent, when the integrator cannot do that.</returns>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt.</exception>
    public async Task<bool> TryCheckpointAsync(
        IIntegrator integrator, PartBatch batch, LoadContext load, Func<IntegratorAnswers, RecordFindings, PartOutcome> conclude, CancellationToken cancellationToken)
    {
        var sent = batch.Accepted();
        if (integrator is not ICheckpointingIntegrator checkpointing || sent.Count == 0)
        {
            return false;
        }

        var request = IntegrationBatches.Of(batch.Part, load, sent);
        if (!checkpointing.CanCheckpoint(request))
        {
            return false;
        }

        await retry.RunAsync(
            integrator,
            request.BatchId,
            token => TimeAsync(integrator, request, () => checkpointing.IntegrateAsync(request, batch.Lease, Conclude, token)),
            cancellationToken).ConfigureAwait(false);
        return true;

        PartOutcome Conclude(IReadOnlyList<IntegrationAnswer> received)
        {
            EnsureComplete(integrator, request, received);
            var findings = batch.Findings.Copy();
            return conclude(AnswersOf(integrator, batch, sent, received, findings), findings);
        }
    }

    private static IntegratorAnswers AnswersOf(
        IIntegrator integrator, PartBatch batch, List<RecordItem> sent, IReadOnlyList<IntegrationAnswer> received, RecordFindings findings)
    {
        var answers = new byte[batch.Part.Records];
        for (var i = 0; i < sent.Count; i++)
        {
            answers[sent[i].Raw.Ordinal] = (byte)received[i].Outcome;
            if (received[i].Finding is { } finding)
            {
                findings.Add(sent[i], finding);
            }
        }

        return new IntegratorAnswers(integrator.Name, answers);
    }

    private static void EnsureComplete(IIntegrator integrator, IntegrationBatch batch, IReadOnlyList<IntegrationAnswer> answers)
    {
        if (answers.Count != batch.Records.Count)
        {
            throw new IntegratorUnavailableException($"Integrator {integrator.Name} returned {answers.Count} answers for {batch.Records.Count} records.");
        }
    }

    private async Task<IReadOnlyList<IntegrationAnswer>> TimeAsync(
        IIntegrator integrator, IntegrationBatch batch, Func<Task<IReadOnlyList<IntegrationAnswer>>> integrate)
    {
        var started = time.GetTimestamp();
        var answers = await integrate().ConfigureAwait(false);
        EnsureComplete(integrator, batch, answers);
        metrics.Integrated(integrator.Name, batch.Model, time.GetElapsedTime(started));
        return answers;
    }
}
