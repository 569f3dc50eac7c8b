namespace Qlower.Celery.Worker.Limits;

/// <summary>Retries a step that depends on a server which may be unavailable for a while.</summary>
internal static class RetryUntilTimeout
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <exception cref="CeleryException">The step did not succeed within the timeout.</exception>
    public static async Task RunAsync(Func<CancellationToken, Task> step, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await step(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (CeleryException error) when (error is not (QueueMissingException or TopologyException) && time.GetElapsedTime(started) + delay < timeout)
            {
                await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
