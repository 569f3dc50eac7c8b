using System.Collections.Concurrent;
using Qlower.Loaders.S3.Objects;

namespace Qlower.Loaders.S3.Versions;

/// <summary>The keys of which newer versions wait until the oldest one is archived. Thread-safe.</summary>
internal sealed class VersionBacklog
{
    private readonly ConcurrentDictionary<ObjectLocation, bool> _keys = new();
    private volatile TaskCompletionSource _changed = NewSignal();

    public bool IsEmpty => _keys.IsEmpty;

    public IReadOnlyCollection<ObjectLocation> Keys => [.. _keys.Keys];

    /// <summary>Completes when the next version of a key may be received, or when a key was added.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Records whether newer versions of a key wait.</summary>
    public void Set(ObjectLocation at, bool hasMore)
    {
        if (!hasMore)
        {
            _keys.TryRemove(at, out _);
        }
        else if (_keys.TryAdd(at, true))
        {
            _changed.TrySetResult();
        }
    }

    /// <summary>Records that a version was archived: if newer ones wait, the next one may be received.</summary>
    public void SetArchived(ObjectLocation at)
    {
        if (_keys.ContainsKey(at))
        {
            _changed.TrySetResult();
        }
    }

    /// <summary>Begins to wait for the next change.</summary>
    public void Reset()
    {
        if (_changed.Task.IsCompleted)
        {
            _changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
