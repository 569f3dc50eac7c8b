namespace Qlower.Loaders.Dispatch;

/// <summary>Wakes the workers of this process.</summary>
internal sealed class EmbeddedDispatcher(TimeProvider time) : ILoadDispatcher, IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);

    public bool HandsOver => false;

    public Task DispatchAsync(string loadId, CancellationToken cancellationToken = default)
    {
        _signal.Release();
        return Task.CompletedTask;
    }

    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _signal.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was announced: the caller looks for itself.
        }
    }

    public void Dispose() => _signal.Dispose();
}
