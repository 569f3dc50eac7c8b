namespace Qlower.Celery.Worker.Limits;

/// <summary>The delay before a retry: it doubles with each retry, and half of it is random, so that tasks that failed together are not retried together.</summary>
internal static class RetryBackOff
{
    public static TimeSpan Next(CeleryTaskOptions options, int retries)
    {
        var full = Math.Min(options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(retries, 30)), options.LongestRetryDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
