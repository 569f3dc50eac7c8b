namespace Qlower.Loaders.Processing;

/// <summary>Renews a lease while its load is worked on, and cancels the work when the lease is lost.</summary>
internal sealed class LeaseHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _work;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    private LeaseHeartbeat(ILoadLedger ledger, LoadLease lease, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        _work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _beating = BeatAsync(ledger, lease, duration, time);
    }

    /// <summary>Cancelled when the caller stops or the lease is lost.</summary>
    public CancellationToken Token => _work.Token;

    public static LeaseHeartbeat Start(ILoadLedger ledger, LoadLease lease, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken) =>
        new(ledger, lease, duration, time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stop.Dispose();
        _work.Dispose();
    }

    private async Task BeatAsync(ILoadLedger ledger, LoadLease lease, TimeSpan duration, TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(duration / 3, time, _stop.Token).ConfigureAwait(false);
                try
                {
                    await ledger.RenewAsync(lease, duration, _stop.Token).ConfigureAwait(false);
                }
                catch (LoaderException error) when (error is not LeaseLostException)
                {
                    // The store cannot be reached now: the next beat tries again, and every write checks the lease anyway.
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
