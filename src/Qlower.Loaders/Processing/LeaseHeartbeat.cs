namespace Qlower.Loaders.Processing;

/// <summary>Renews a lease while its load is processed, and cancels the work when the lease is lost.</summary>
internal sealed class LeaseHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _work;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    private LeaseHeartbeat(ILoadLeases leases, LoadLease lease, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        _work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _beating = BeatAsync(leases, lease, duration, time);
    }

    /// <summary>Cancelled when the caller stops or the lease is lost.</summary>
    public CancellationToken Token => _work.Token;

    public static LeaseHeartbeat Start(ILoadLeases leases, LoadLease lease, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken) =>
        new(leases, lease, duration, time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stop.Dispose();
        _work.Dispose();
    }

    private async Task BeatAsync(ILoadLeases leases, LoadLease lease, TimeSpan duration, TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(duration / 3, time, _stop.Token).ConfigureAwait(false);
                try
                {
                    await leases.RenewAsync(lease, duration, _stop.Token).ConfigureAwait(false);
                }
                catch (LoaderException error) when (error is not LeaseLostException)
                {
                    // The store is unavailable: the next beat retries, and every write checks the lease anyway.
                }
            }
        }
        catch (LeaseLostException)
        {
            await _work.CancelAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The work is over.
        }
    }
}
