using Qlower.Loaders.S3.Versions;

namespace Qlower.Loaders.S3.Sources;

/// <summary>
/// When buckets are listed: the delay is the shortest while files arrive, and doubles up to the longest while none do. Keys of which several versions wait are
/// listed in between, when one was archived and every few seconds. One caller waits at a time; the rest is thread-safe.
/// </summary>
internal sealed class ListingSchedule(TimeSpan shortest, TimeSpan longest, VersionBacklog backlog, TimeProvider time)
{
    /// <summary>Another process may archive a version: its successor waits for this time at most.</summary>
    private static readonly TimeSpan BacklogInterval = TimeSpan.FromSeconds(10);

    private long _next = shortest.Ticks;
    private TimeSpan _left;
    private int _isBacklogDue;

    /// <summary>Returns to the shortest delay: a file was claimed, and more may follow.</summary>
    public void Reset() => Interlocked.Exchange(ref _next, shortest.Ticks);

    /// <summary>Waits until buckets, or the keys of the backlog, must be listed.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        _left = _left > TimeSpan.Zero ? _left : Next();
        var delay = backlog.IsEmpty || _left < BacklogInterval ? _left : BacklogInterval;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = backlog.Changed;
        var first = await Task.WhenAny(Task.Delay(delay, time, ended.Token), changed).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        backlog.Reset();
        _left = first != changed && delay == _left ? TimeSpan.Zero : _left - time.GetElapsedTime(start);
        Interlocked.Exchange(ref _isBacklogDue, _left > TimeSpan.Zero ? 1 : 0);
    }

    /// <summary>Returns, once, whether the last wait ended for the keys of the backlog alone.</summary>
    public bool TakeIsBacklogDue() => Interlocked.Exchange(ref _isBacklogDue, 0) == 1;

    private TimeSpan Next()
    {
        var delay = Interlocked.Read(ref _next);
        Interlocked.CompareExchange(ref _next, Math.Min(delay * 2, longest.Ticks), delay);
        return TimeSpan.FromTicks(delay);
    }
}
