namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<LoadLease?> TryAcquireAsync(
        string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Locked(
            () =>
            {
                var now = _time.GetUtcNow();
                var waits = WaitsForTurn();
                if (Candidates(loadId)
                    .Where(load => !waits(load) && LoadTransitions.CanAcquire(load.Row, null, owner, loadId is not null, now) && HasRoom(load.File.Partner, now))
                    .MinBy(load => StartOf(load.File.Partner)) is not { } load)
                {
                    return null;
                }

                load.Row = LoadTransitions.Acquire(load.Row, owner, duration, now);
                Charge(load.File);
                return new LoadLease { Load = load.ToEntry(now), Owner = owner, Token = load.Row.LeaseToken, ExpiresAt = now + duration };
            },
            cancellationToken);
    }

    public Task<LoadLease> RenewAsync(LoadLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return WithLease(
            lease,
            load =>
            {
                var now = _time.GetUtcNow();
                load.Row = LoadTransitions.Renew(load.Row, duration, now);
                return new LoadLease { Load = lease.Load, Owner = lease.Owner, Token = lease.Token, ExpiresAt = now + duration };
            },
            cancellationToken);
    }

    public Task ReleaseAsync(LoadLease lease, LoadDelay? delay = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Locked(
            () =>
            {
                if (_loads.TryGetValue(lease.Load.Id, out var load) && LoadTransitions.IsValid(load.Row, lease))
                {
                    load.Row = LoadTransitions.Release(load.Row, delay, _time.GetUtcNow());
                }

                return true;
            },
            cancellationToken);
    }

    public Task<PartLease?> TryAcquirePartAsync(
        string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Locked(
            () =>
            {
                var now = _time.GetUtcNow();
                foreach (var load in Candidates(loadId).Where(load => PartTransitions.OffersParts(load.Row, loadId is not null, now)))
                {
                    if (PartTransitions.Next(load.Phase(), now, out _) is { } part)
                    {
                        load.Apply(PartTransitions.Acquire(load.Row, part, owner, duration, now));
                        return LeaseOf(load, load.Parts[part.Ordinal], owner, now + duration, loadLease: null);
                    }
                }

                return null;
            },
            cancellationToken);
    }

    public Task<PartLease> RenewPartAsync(PartLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        PartTransitions.EnsureSeparate(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return Locked(
            () =>
            {
                var load = _loads.GetValueOrDefault(lease.LoadId);
                var part = load?.Parts.GetValueOrDefault(lease.Part.Ordinal);
                if (!PartTransitions.IsValid(load?.Row, part?.Row, lease))
                {
                    throw new LeaseLostException(lease.LoadId);
                }

                part!.Row = PartTransitions.Renew(part.Row, duration, _time.GetUtcNow());
                return PartTransitions.Renewed(lease, part.Row);
            },
            cancellationToken);
    }

    public Task ReleasePartAsync(PartLease lease, LoadDelay? delay = null, CancellationToken cancellationToken = default)
    {
        PartTransitions.EnsureSeparate(lease);
        return Locked(
            () =>
            {
                var load = _loads.GetValueOrDefault(lease.LoadId);
                var part = load?.Parts.GetValueOrDefault(lease.Part.Ordinal);
                if (PartTransitions.IsValid(load?.Row, part?.Row, lease))
                {
                    load!.Apply(PartTransitions.Release(load.Row, part!.Row, delay, _time.GetUtcNow()));
                }

                return true;
            },
            cancellationToken);
    }

    private static PartLease LeaseOf(InMemoryLoad load, InMemoryPart part, string owner, DateTimeOffset expiresAt, LoadLease? loadLease) => new()
    {
        LoadId = load.Id,
        Part = part.ToPart(load.Parents),
        Owner = owner,
        Token = part.Row.LeaseToken,
        Pass = load.Row.Pass,
        ExpiresAt = expiresAt,
        LoadLease = loadLease,
    };

    private IEnumerable<InMemoryLoad> Candidates(string? loadId)
    {
        if (loadId is not null)
        {
            if (_loads.TryGetValue(loadId, out var load))
            {
                yield return load;
            }

            yield break;
        }

        foreach (var load in _loads.Values)
        {
            yield return load;
        }
    }
}
