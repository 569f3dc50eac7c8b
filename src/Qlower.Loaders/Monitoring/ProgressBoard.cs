namespace Qlower.Loaders;

/// <summary>Reports the progress of the loads of this process to listeners. Thread-safe; listeners are called on the worker's thread and must return quickly.</summary>
public sealed class ProgressBoard
{
    private readonly Lock _gate = new();
    private Action<LoadProgress>[] _listeners = [];

    /// <summary>Listens until the result is disposed.</summary>
    public IDisposable Listen(Action<LoadProgress> listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (_gate)
        {
            _listeners = [.. _listeners, listener];
        }

        return new Listening(this, listener);
    }

    internal void Report(LoadProgress progress)
    {
        foreach (var listener in Volatile.Read(ref _listeners))
        {
            listener(progress);
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
