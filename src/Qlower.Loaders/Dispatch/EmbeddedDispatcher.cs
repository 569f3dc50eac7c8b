namespace Qlower.Loaders.Dispatch;

/// <summary>Announces loads to the embedded workers of this process, which run only where this dispatcher is registered. Thread-safe.</summary>
internal sealed class EmbeddedDispatcher(TimeProvider time) : ILoadDispatcher, IDisposable
{
    /// <summary>As many as there may be workers: each searches the ledger until it finds nothing, so that more have no use.</summary>
    private const int MostSignals = 64;

    private readonly SemaphoreSlim _signal = new(0);

    public bool ReleasesAfterInspection => false;

    public Task DispatchAsync(string loadId, CancellationToken cancellationToken = default)
    {
        if (_signal.CurrentCount < MostSignals)
        {
            _signal.Release();
        }

        return Task.CompletedTask;
    }

    /// <summary>Completes when a load was announced, or after the longest wait.</summary>
    internal async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _signal.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was announced: the caller polls the ledger.
        }
    }

    public void Dispose() => _signal.Dispose();
}
