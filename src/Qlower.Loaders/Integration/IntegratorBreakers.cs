using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Integration;

/// <summary>The circuit breakers of the integrators, by name; reports each opening and closing once. Thread-safe.</summary>
internal sealed partial class IntegratorBreakers(
    IOptions<QlowerLoadersOptions> options, LoaderMetrics metrics, IComponentHealth health, TimeProvider time, ILogger<IntegratorBreakers> logger)
{
    private readonly ConcurrentDictionary<string, IntegratorBreaker> _breakers = new(StringComparer.Ordinal);

    /// <summary>Returns the exception of a call that must not begin now; <see langword="null"/> when it may begin.</summary>
    public IntegratorUnavailableException? FindWait(string integrator) => Of(integrator).FindWait() is { } wait ? Unavailable(integrator, wait, null) : null;

    /// <summary>Begins a call.</summary>
    /// <returns>Whether the call is the probe of an open breaker.</returns>
    /// <exception cref="IntegratorUnavailableException">The integrator must not be called now.</exception>
    public bool Enter(string integrator) => Of(integrator).TryEnter(out var isProbe) is { } wait ? throw Unavailable(integrator, wait, null) : isProbe;

    /// <summary>Whether another call opened the breaker meanwhile.</summary>
    public bool IsOpen(string integrator) => Of(integrator).IsOpen;

    public void Succeed(string integrator)
    {
        health.ReportRecovery(HealthComponent.Integrators, integrator);
        if (Of(integrator).Close())
        {
            metrics.Waiting(integrator, isWaiting: false);
            LogClosed(logger, integrator);
        }
    }

    /// <summary>Opens the breaker.</summary>
    /// <returns>The exception to throw: it names the integrator and the time until the next call.</returns>
    public IntegratorUnavailableException Fail(string integrator, string reason, TimeSpan? retryAfter, bool isProbe, Exception? cause)
    {
        health.ReportFailure(HealthComponent.Integrators, integrator, reason);
        var (wasClosed, wait) = Of(integrator).Open(reason, retryAfter, isProbe);
        metrics.Waiting(integrator, isWaiting: true);
        if (wasClosed)
        {
            LogOpened(logger, cause, integrator, reason);
        }

        return Unavailable(integrator, wait, cause);
    }

    /// <summary>Ends a call without a result.</summary>
    public void Abandon(string integrator, bool isProbe) => Of(integrator).Abandon(isProbe);

    private static IntegratorUnavailableException Unavailable(string integrator, BreakerWait wait, Exception? cause) =>
        new($"waiting on {integrator}: {wait.Reason}", cause) { RetryAfter = wait.Duration };

    private IntegratorBreaker Of(string integrator) => _breakers.GetOrAdd(integrator, _ => new IntegratorBreaker(options.Value.LongestWait, time));

    [LoggerMessage(EventId = 5004, EventName = "IntegratorUnavailable", Level = LogLevel.Warning,
        Message = "Integrator {Integrator} is unavailable: {Reason}. Its loads wait; one call at a time probes it.")]
    private static partial void LogOpened(ILogger logger, Exception? error, string integrator, string reason);

    [LoggerMessage(EventId = 5005, EventName = "IntegratorAvailable", Level = LogLevel.Information, Message = "Integrator {Integrator} answers again.")]
    private static partial void LogClosed(ILogger logger, string integrator);
}
