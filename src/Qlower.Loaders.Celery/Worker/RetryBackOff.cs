namespace Qlower.Loaders.Celery.Worker;

/// <summary>The wait before a retry: it doubles with each, and a half of it is left to chance, so that tasks that failed together do not come back together.</summary>
internal static class RetryBackOff
{
    public static TimeSpan Next(CeleryTaskOptions options, int retries)
    {
        var full = Math.Min(options.RetryDelay.TotalSeconds * Math.Pow(2, Math.Min(retries, 30)), options.LongestRetryDelay.TotalSeconds);
        return TimeSpan.FromSeconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
