using Qlower.Shared.Supervision;

namespace Qlower.Loaders.Processing;

/// <summary>Renews a lease while its load is processed, and cancels the work when the lease is lost.</summary>
internal sealed class LeaseHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _work = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _stopping;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stopTimeout;
    private readonly Task _beating;

    private LeaseHeartbeat(ILoadLeases leases, LoadLease lease, TimeSpan duration, TimeSpan stopTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        (_stopTimeout, _time) = (stopTimeout, time);

        // Code of rules and integrators may be registered for the cancellation: the stop of the host does not wait for it.
        _stopping = cancellationToken.UnsafeRegister(static work => _ = ((CancellationTokenSource)work!).CancelAsync(), _work);
        _beating = BeatAsync(leases, lease, duration);
    }

    /// <summary>Cancelled when the caller stops or the lease is lost.</summary>
    public CancellationToken Token => _work.Token;

    /// <param name="leases">The ledger.</param>
    /// <param name="lease">The lease.</param>
    /// <param name="duration">How long each renewal is valid.</param>
    /// <param name="stopTimeout">How long a renewal may take to end when the heartbeat is disposed.</param>
    /// <param name="time">Measures the interval.</param>
    /// <param name="cancellationToken">Cancels the work, not the heartbeat.</param>
    public static LeaseHeartbeat Start(
        ILoadLeases leases, LoadLease lease, TimeSpan duration, TimeSpan stopTimeout, TimeProvider time, CancellationToken cancellationToken) =>
        new(leases, lease, duration, stopTimeout, time, cancellationToken);

    /// <summary>Ends the heartbeat. A renewal that the ledger does not answer is abandoned.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _stopping.DisposeAsync().ConfigureAwait(false);
        if (await StoppableWork.EndsAsync(_beating, _stopTimeout, _time, _stop.Token).ConfigureAwait(false))
        {
            _stop.Dispose();
        }
    }

    private async Task BeatAsync(ILoadLeases leases, LoadLease lease, TimeSpan duration)
    {
        try
        {
            while (true)
            {
                await Task.Delay(duration / 3, _time, _stop.Token).ConfigureAwait(false);
                try
                {
                    await leases.RenewAsync(lease, duration, _stop.Token).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not LeaseLostException && !_stop.IsCancellationRequested)
                {
                    // The store is unavailable: the next beat retries, and every write checks the lease anyway.
                }
            }
        }
        catch (LeaseLostException)
        {
            await _work.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The work is over.
        }
    }
}
