using Microsoft.Extensions.Logging;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Integration;

/// <summary>Calls integrators, with retries, while the lease on the load is valid. Thread-safe.</summary>
internal sealed partial class IntegratorRetry(
    Func<CancellationToken, Task> ensureLease,
    QlowerLoadersOptions options,
    KeyMask keys,
    TimeProvider time,
    LoaderMetrics metrics,
    IComponentHealth health,
    ILogger logger)
{
    /// <summary>Calls an integrator until it succeeds or failed at every attempt.</summary>
    /// <param name="integrator">The integrator.</param>
    /// <param name="batchId">The id of the batch, or of the load, that the call is about.</param>
    /// <param name="call">The call; an exception of any type is a failure.</param>
    /// <param name="cancellationToken">Cancels the call and the pauses.</param>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt.</exception>
    /// <exception cref="LeaseLostException">Another worker has the load: this one calls no system any more.</exception>
    public async Task<T> RunAsync<T>(IIntegrator integrator, string batchId, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var delay = options.RetryDelay;
        for (var attempt = 1; ; attempt++)
        {
            await ensureLease(cancellationToken).ConfigureAwait(false);
            try
            {
                var result = await call(cancellationToken).ConfigureAwait(false);
                health.ReportRecovery(HealthComponent.Integrators, integrator.Name);
                return result;
            }
            catch (Exception error) when (error is not LeaseLostException && !cancellationToken.IsCancellationRequested)
            {
                metrics.IntegrationFailed(integrator.Name, error);
                if (attempt >= options.Attempts)
                {
                    var reason = keys.Of(Reason(error)) ?? "";
                    health.ReportFailure(HealthComponent.Integrators, integrator.Name, reason);
                    throw new IntegratorUnavailableException($"Integrator {integrator.Name} failed: {reason}", keys.Of(error));
                }

                LogRetry(logger, keys.Of(error), integrator.Name, batchId, attempt);
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
