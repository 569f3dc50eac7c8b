namespace Qlower.Loaders.TestServers.Faults;

/// <summary>What is wrong with the network at the moment. Thread-safe.</summary>
internal sealed class ProxyFaults
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _resumed = Completed();
    private ProxyDirections _stalled;
    private ProxyDirections _counted;
    private long _left;

    public void Stall(ProxyDirections directions)
    {
        lock (_lock)
        {
            _stalled |= directions;
            if (_resumed.Task.IsCompleted)
            {
                _resumed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public void Resume()
    {
        lock (_lock)
        {
            _stalled = ProxyDirections.None;
            _resumed.TrySetResult();
        }
    }

    public void CutAfter(ProxyDirections direction, long bytes)
    {
        lock (_lock)
        {
            (_counted, _left) = (direction, bytes);
        }
    }

    /// <summary>Comes back when the way is free.</summary>
    public Task PassAsync(ProxyDirections direction)
    {
        lock (_lock)
        {
            return _stalled.HasFlag(direction) ? _resumed.Task : Task.CompletedTask;
        }
    }

    /// <summary>How many of so many bytes may pass; fewer when the connection is to be cut behind them.</summary>
    public int Count(ProxyDirections direction, int bytes)
    {
        lock (_lock)
        {
            if (!_counted.HasFlag(direction) || _counted == ProxyDirections.None)
            {
                return bytes;
            }

            if (bytes < _left)
            {
                _left -= bytes;
                return bytes;
            }

            _counted = ProxyDirections.None;
            return (int)Math.Min(_left, bytes - 1);
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
