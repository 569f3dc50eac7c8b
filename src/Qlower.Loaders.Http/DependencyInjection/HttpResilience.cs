using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Telemetry;
using Qlower.Loaders.Http.Integration;

namespace Qlower.Loaders.Http.DependencyInjection;

/// <summary>
/// The resilience of one request: a limit of concurrent ones, the time-out of all attempts, retries, a circuit breaker, and the time-out of one attempt. A request
/// that fails here is not repeated by the engine: the load waits.
/// </summary>
internal static class HttpResilience
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public static void Add(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, HttpIntegratorOptions options, ILoggerFactory loggers)
    {
        pipeline.ConfigureTelemetry(new TelemetryOptions { LoggerFactory = loggers, SeverityProvider = SeverityOf });
        pipeline.AddConcurrencyLimiter(options.MaxConcurrency, int.MaxValue).AddTimeout(options.Timeout);
        if (options.Attempts > 1)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = LongestPause,
                ShouldHandle = failure => ValueTask.FromResult(
                    HttpClientResiliencePredicates.IsTransient(failure.Outcome) && !AsksForLongPause(failure.Outcome.Result, options)),
            });
        }

        pipeline
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = 100,
                SamplingDuration = options.AttemptTimeout * 2 > LongestPause ? options.AttemptTimeout * 2 : LongestPause,
            })
            .AddTimeout(options.AttemptTimeout);
    }

    /// <summary>What happens for each request is logged at the level Debug; retries, time-outs and the circuit breaker as Polly does.</summary>
    private static ResilienceEventSeverity SeverityOf(SeverityProviderArguments happened) =>
        happened.Event.EventName is "PipelineExecuting" or "PipelineExecuted" or "ExecutionAttempt" ? ResilienceEventSeverity.Debug : happened.Event.Severity;

    private static bool AsksForLongPause(HttpResponseMessage? response, HttpIntegratorOptions options) =>
        response is not null && HttpService.RetryAfterOf(response, TimeProvider.System.GetUtcNow()) > options.AttemptTimeout;
}
