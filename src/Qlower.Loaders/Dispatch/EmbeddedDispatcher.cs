namespace Qlower.Loaders.Dispatch;

/// <summary>Announces loads to the embedded workers of this process, which run only where this dispatcher is registered. Thread-safe.</summary>
internal sealed class EmbeddedDispatcher(TimeProvider time) : ILoadDispatcher, IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);

    public bool ReleasesAfterInspection => false;

    public Task DispatchAsync(string loadId, CancellationToken cancellationToken = default)
    {
        _signal.Release();
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
