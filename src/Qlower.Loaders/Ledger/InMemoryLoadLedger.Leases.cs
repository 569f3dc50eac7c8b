namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<LoadLease?> TryAcquireAsync(
        string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Read(
            () =>
            {
                var now = time.GetUtcNow();
                var load = loadId is null
                    ? _loads.Values.FirstOrDefault(open => IsOpen(open) && !open.IsHeld(now) && (open.Wait is null || open.Wait.NotBefore <= now))
                    : _loads.GetValueOrDefault(loadId);
                if (load is null || !IsOpen(load) || (load.IsHeld(now) && load.LeaseOwner != owner))
                {
                    return null;
                }

                load.LeaseOwner = owner;
                load.LeaseExpiresAt = now + duration;
                load.LeaseToken++;
                load.StartedAt ??= now;
                load.Wait = null;
                return new LoadLease { Load = load.ToEntry(now), Owner = owner, Token = load.LeaseToken, ExpiresAt = load.LeaseExpiresAt };
            },
            cancellationToken);

        static bool IsOpen(InMemoryLoad load) => load.State < LoadState.Closed;
    }

    public Task<LoadLease> RenewAsync(LoadLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Hold(
            lease,
            load =>
            {
                load.LeaseExpiresAt = time.GetUtcNow() + duration;
                return new LoadLease { Load = lease.Load, Owner = lease.Owner, Token = lease.Token, ExpiresAt = load.LeaseExpiresAt };
            },
            cancellationToken);
    }

    public Task ReleaseAsync(LoadLease lease, LoadWait? wait = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Read(
            () =>
            {
                if (Held(lease) is not { } load)
                {
                    return false;
                }

                load.LeaseOwner = null;
                load.Wait = wait;
                load.Failures += wait is null ? 0 : 1;
                return true;
            },
            cancellationToken);
    }

    public Task CloseAsync(LoadLease lease, LoadClosing closing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        return Hold(
            lease,
            load =>
            {
                var now = time.GetUtcNow();
                load.MoveTo(LoadState.Closed, now);
                load.ClosedAt = now;
                load.Status = closing.Status;
                load.IsFaulted |= closing.IsFaulted;
                load.LeaseOwner = null;
                load.DropWorkingData();
            },
            cancellationToken);
    }
}
