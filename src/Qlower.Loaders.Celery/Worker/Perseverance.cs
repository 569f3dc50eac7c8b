namespace Qlower.Loaders.Celery.Worker;

/// <summary>Repeats a step that depends on a server which may be away for a while.</summary>
internal static class Perseverance
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="CeleryException">It did not succeed within the time.</exception>
    public static async Task RunAsync(Func<CancellationToken, Task> step, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await step(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (CeleryException error) when (error is not (QueueMissingException or TopologyException) && time.GetElapsedTime(started) + pause < longest)
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
