using Microsoft.Extensions.Logging;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Integration;

/// <summary>Sends a part to one integrator, with retries. Thread-safe.</summary>
internal sealed partial class IntegratorClient(QlowerLoadersOptions options, TimeProvider time, LoaderMetrics metrics, ILogger logger)
{
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

        var batch = new IntegrationBatch
        {
            BatchId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{load.LoadId}/{part.Ordinal}"),
            Load = load,
            Model = part.Model,
            Records = sent.ConvertAll(item => new IntegrationRecord
            {
                ExternalId = item.Sent.ExternalId,
                Offset = item.Raw.Start.Offset,
                Record = item.Transformed?.Result,
                Changes = item.Transformed?.Changes ?? [],
            }),
        };
        var received = await TryAsync(integrator, batch, cancellationToken).ConfigureAwait(false);
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

    private async Task<IReadOnlyList<IntegrationAnswer>> TryAsync(IIntegrator integrator, IntegrationBatch batch, CancellationToken cancellationToken)
    {
        var delay = options.RetryDelay;
        for (var attempt = 1; ; attempt++)
        {
            try
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
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                metrics.IntegrationFailed(integrator.Name, error);
                if (attempt >= options.Attempts)
                {
                    throw new IntegratorUnavailableException($"Integrator {integrator.Name} failed: {Reason(error)}", error);
                }

                LogRetry(logger, error, integrator.Name, batch.BatchId, attempt);
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
                delay *= 2;
            }
        }
    }

    /// <summary>Only messages of the loader itself are free of personal data.</summary>
    private static string Reason(Exception error) => error is LoaderException ? error.Message : error.GetType().Name;

    [LoggerMessage(EventId = 5001, EventName = "IntegratorRetry", Level = LogLevel.Warning, Message = "Integrator {Integrator} failed for batch {BatchId} on attempt {Attempt}; retrying.")]
    private static partial void LogRetry(ILogger logger, Exception error, string integrator, string batchId, int attempt);
}
