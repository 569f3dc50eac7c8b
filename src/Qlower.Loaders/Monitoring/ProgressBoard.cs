namespace Qlower.Loaders.Monitoring;

/// <summary>Reports the progress of the loads to the listeners of this process. Thread-safe.</summary>
internal sealed class ProgressBoard : IProgressFeed
{
    private readonly Lock _gate = new();
    private Action<LoadProgress>[] _listeners = [];

    public IDisposable Listen(Action<LoadProgress> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Listening(this, listener);
    }

    public void Report(LoadProgress progress)
    {
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            try
            {
                listener(progress);
            }
            catch (Exception)
            {
                // The progress of a load is not worth the load.
            }
        }
    }

    private void Remove(Action<LoadProgress> listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(other => other != listener)];
        }
    }

    private sealed class Listening(ProgressBoard board, Action<LoadProgress> listener) : IDisposable
    {
        public void Dispose() => board.Remove(listener);
    }
}
