using System.Collections.Concurrent;

namespace Qlower.Shared.Supervision;

/// <summary>
/// Runs the loops of a host. A loop that ends by an exception is restarted after a delay of 1 second, which doubles up to 1 minute; it is listed as
/// failed until it runs again. A loop that ignores the stop of the host is abandoned. Thread-safe.
/// </summary>
/// <param name="time">Measures delays.</param>
/// <param name="onFailure">Reports a failure: the loop, the exception and the delay. An exception of its own is ignored.</param>
internal sealed class LoopSupervisor(TimeProvider time, Action<string, Exception, TimeSpan> onFailure)
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    /// <summary>A restarted loop that has run for this long has recovered, although its first turn has not ended.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, LoopFailure> _failures = new(StringComparer.Ordinal);

    /// <summary>The loops that are not running because they failed, each with the type of its exception; in ordinal order.</summary>
    public IReadOnlyList<string> Failed =>
        [.. _failures.Where(failure => IsFailed(failure.Value)).Select(failure => $"{failure.Key} ({failure.Value.Error})").Order(StringComparer.Ordinal)];

    /// <summary>Runs a loop until the host stops. Does not throw.</summary>
    /// <param name="name">The name of the loop, unique in the host.</param>
    /// <param name="turn">One turn of the loop, including its pause. It is called again when it returns.</param>
    /// <param name="stopTimeout">How long a turn may take to end after the stop was requested; then it is abandoned.</param>
    /// <param name="stop">Requests the stop.</param>
    public async Task RunAsync(string name, Func<CancellationToken, Task> turn, TimeSpan stopTimeout, CancellationToken stop)
    {
        await Task.Yield();
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            // On a thread of its own: a turn may block, and the stop does not wait for it.
            var running = Task.Run(() => turn(stop), CancellationToken.None);
            if (!await StoppableWork.EndsAsync(running, stopTimeout, time, stop).ConfigureAwait(false))
            {
                return;
            }

            try
            {
                await running.ConfigureAwait(false);
                failures = 0;
                _failures.TryRemove(name, out _);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                var delay = DelayAfter(++failures);
                _failures[name] = new LoopFailure(error.GetType().Name, null);
                Report(name, error, delay);
                await Task.Delay(delay, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _failures[name] = new LoopFailure(error.GetType().Name, time.GetUtcNow());
            }
        }
    }

    private static TimeSpan DelayAfter(int failures)
    {
        var delay = ShortestDelay * Math.Pow(2, Math.Min(failures - 1, 10));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    private bool IsFailed(LoopFailure failure) => failure.RestartedAt is not { } restarted || time.GetUtcNow() - restarted < Recovery;

    private void Report(string name, Exception error, TimeSpan delay)
    {
        try
        {
            onFailure(name, error, delay);
        }
        catch (Exception)
        {
            // The list of failed loops reports it.
        }
    }
}
