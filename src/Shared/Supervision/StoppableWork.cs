namespace Qlower.Shared.Supervision;

/// <summary>Waits for work that may ignore its cancellation.</summary>
internal static class StoppableWork
{
    /// <summary>Waits until the work has ended, or until the timeout has elapsed after the stop was requested.</summary>
    /// <param name="work">The work. Its exception is not thrown; that of abandoned work is observed.</param>
    /// <param name="timeout">How long the work may take to end after the stop was requested.</param>
    /// <param name="time">Measures the timeout.</param>
    /// <param name="stop">Requests the stop.</param>
    /// <returns><see langword="false"/> when the work has not ended: it continues, and nobody waits for it.</returns>
    public static async Task<bool> EndsAsync(Task work, TimeSpan timeout, TimeProvider time, CancellationToken stop)
    {
        if (!work.IsCompleted)
        {
            var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var registration = stop.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), stopped);
            await using (registration.ConfigureAwait(false))
            {
                await Task.WhenAny(work, stopped.Task).ConfigureAwait(false);
            }
        }

        if (!work.IsCompleted)
        {
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(work, Task.Delay(timeout, time, ended.Token)).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
        }

        if (work.IsCompleted)
        {
            return true;
        }

        _ = work.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return false;
    }
}
