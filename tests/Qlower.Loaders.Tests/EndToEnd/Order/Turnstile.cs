namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>
/// Runs workers in turns: one works until it passes the next point, then a random one continues. A seed therefore determines the whole
/// interleaving. Thread-safe.
/// </summary>
internal sealed class Turnstile(int seed, int workers)
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _workers = workers;

    /// <summary>A point at which another worker may continue.</summary>
    public Task PassAsync()
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(turn);
            ReleaseOne();
        }

        return turn.Task;
    }

    /// <summary>The calling worker has nothing more to do.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _workers--;
            ReleaseOne();
        }
    }

    private void ReleaseOne()
    {
        if (_waiting.Count < _workers || _waiting.Count == 0)
        {
            return;
        }

        var next = _random.Next(_waiting.Count);
        var turn = _waiting[next];
        _waiting.RemoveAt(next);
        turn.SetResult();
    }
}
