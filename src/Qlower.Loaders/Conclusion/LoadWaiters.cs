using System.Collections.Concurrent;

namespace Qlower.Loaders.Conclusion;

/// <summary>The calls in this process that wait for the report of a file, by its location. Thread-safe.</summary>
internal sealed class LoadWaiters
{
    private readonly ConcurrentDictionary<(string Source, string Location), LoadWaiter> _waiters = new();

    /// <summary>Waits for the load of a file. Added before the load exists, so that its end is not missed.</summary>
    public LoadWaiter Add(SourceFile file) => _waiters.GetOrAdd(KeyOf(file), _ => new LoadWaiter());

    public void Remove(SourceFile file) => _waiters.TryRemove(KeyOf(file), out _);

    /// <summary>Sets the report of a load that is about to be closed.</summary>
    public void SetReport(SourceFile file, LoadReport report)
    {
        if (_waiters.TryGetValue(KeyOf(file), out var waiter))
        {
            waiter.Report = report;
        }
    }

    /// <summary>Completes the wait: the load is closed.</summary>
    public void SetClosed(SourceFile file)
    {
        if (_waiters.TryGetValue(KeyOf(file), out var waiter))
        {
            waiter.SetClosed();
        }
    }

    private static (string Source, string Location) KeyOf(SourceFile file) => (file.Source, file.Location);
}
