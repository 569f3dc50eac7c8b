using System.Collections.Concurrent;

namespace Qlower.Loaders.S3.Tests;

/// <summary>A clock whose timers of one length never fire by themselves, and whose others fire at once. Thread-safe.</summary>
internal sealed class DelayedTimers(TimeSpan held) : TimeProvider
{
    private readonly ConcurrentQueue<Action> _held = new();

    /// <summary>What was asked to wait for, and was not waited for.</summary>
    public ConcurrentQueue<TimeSpan> Skipped { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != held)
        {
            Skipped.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        _held.Enqueue(() => callback(state));
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
    }

    /// <summary>Fires every held timer, those that were disposed since as well: the system's may be under way when they are.</summary>
    /// <returns>How many there were.</returns>
    public int Fire()
    {
        var count = 0;
        for (; _held.TryDequeue(out var fire); count++)
        {
            fire();
        }

        return count;
    }
}
