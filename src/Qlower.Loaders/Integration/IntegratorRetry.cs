using Microsoft.Extensions.Logging;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Integration;

/// <summary>
/// Calls integrators, with retries, while the lease on the load is valid, through their circuit breakers: a call fails at once while the breaker is open,
/// and the probe of an open breaker is one attempt. Thread-safe.
/// </summary>
internal sealed partial class IntegratorRetry(
    Func<CancellationToken, Task> ensureLease,
    QlowerLoadersOptions options,
    KeyMask keys,
    TimeProvider time,
    LoaderMetrics metrics,
    IntegratorBreakers breakers,
    ILogger logger)
{
    /// <summary>Returns the exception of a call that would fail at once, because the breaker is open; <see langword="null"/> when there is none.</summary>
    public IntegratorUnavailableException? FindWait(IIntegrator integrator) => breakers.FindWait(integrator.Name);

    /// <summary>Calls an integrator until it succeeds or failed at every attempt.</summary>
    /// <param name="integrator">The integrator.</param>
    /// <param name="batchId">The id of the batch, or of the load, that the call is about.</param>
    /// <param name="call">The call; an exception of any type is a failure.</param>
    /// <param name="cancellationToken">Cancels the call and the pauses.</param>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt, or its breaker is open; contains the time until the next call.</exception>
    /// <exception cref="LeaseLostException">Another worker has the load: this one calls no system any more.</exception>
    public async Task<T> RunAsync<T>(IIntegrator integrator, string batchId, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var isProbe = breakers.Enter(integrator.Name);
        try
        {
            var delay = options.RetryDelay;
            for (var attempt = 1; ; attempt++)
            {
                await ensureLease(cancellationToken).ConfigureAwait(false);
                try
                {
                    var result = await call(cancellationToken).ConfigureAwait(false);
                    breakers.Succeed(integrator.Name);
                    return result;
                }
                catch (Exception error) when (error is not LeaseLostException && !cancellationToken.IsCancellationRequested)
                {
                    metrics.IntegrationFailed(integrator.Name, error);
                    if (isProbe || attempt >= options.Attempts || IsLast(error) || breakers.IsOpen(integrator.Name))
                    {
                        throw breakers.Fail(
                            integrator.Name, keys.Of(Reason(error)) ?? "", (error as IntegratorUnavailableException)?.RetryAfter, isProbe, keys.Of(error));
                    }

                    LogRetry(logger, keys.Of(error), integrator.Name, batchId, attempt);
                    await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
                    delay *= 2;
                }
            }
        }
        catch (Exception error) when (error is not IntegratorUnavailableException || cancellationToken.IsCancellationRequested)
        {
            breakers.Abandon(integrator.Name, isProbe);
            throw;
        }
    }

    private static bool IsLast(Exception error) => error is IntegratorUnavailableException { HasRetried: true } or IntegratorUnavailableException { RetryAfter: not null };

    /// <summary>Only messages of the loader itself are free of personal data.</summary>
    private static string Reason(Exception error) => error is LoaderException ? error.Message.TrimEnd('.') : error.GetType().Name;

    [LoggerMessage(EventId = 5001, EventName = "IntegratorRetry", Level = LogLevel.Warning, Message = "Integrator {Integrator} failed for batch {BatchId} on attempt {Attempt}; retrying.")]
    private static partial void LogRetry(ILogger logger, Exception error, string integrator, string batchId, int attempt);
}
