namespace Qlower.Loaders.Ledger;

/// <summary>
/// The state machine of parts: pure functions like <see cref="LoadTransitions"/>. A part is leased with its load or separately; the
/// token of its newest separate lease fences both.
/// </summary>
public static class PartTransitions
{
    /// <summary>Whether parts of the load may be leased one by one; see <see cref="ILoadLeases.TryAcquirePartAsync"/>.</summary>
    /// <param name="load">The load.</param>
    /// <param name="isById">Whether the worker asks for this very load.</param>
    /// <param name="now">The time.</param>
    public static bool OffersParts(LoadRow load, bool isById, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(load);
        return load.State == LoadState.Processing && !load.IsLeased(now) && (isById || !load.IsDeferred(now));
    }

    /// <summary>
    /// Chooses among the open parts of the current phase, that is the parts of the first model that has one, in order of their ordinals.
    /// </summary>
    /// <param name="phase">The open parts of the phase, by ordinal.</param>
    /// <param name="now">The time.</param>
    /// <param name="leasedUntil">When the first lease of the phase expires, where every part of it is leased; else <see langword="null"/>.</param>
    /// <returns>The part; <see langword="null"/> when there is none, or every one is leased separately.</returns>
    public static PartRow? Next(IEnumerable<PartRow> phase, DateTimeOffset now, out DateTimeOffset? leasedUntil)
    {
        ArgumentNullException.ThrowIfNull(phase);
        leasedUntil = null;
        foreach (var part in phase)
        {
            if (!part.IsLeased(now))
            {
                leasedUntil = null;
                return part;
            }

            leasedUntil = leasedUntil < part.LeaseExpiresAt ? leasedUntil : part.LeaseExpiresAt;
        }

        return null;
    }

    /// <summary>Leases a part separately.</summary>
    public static PartChange Acquire(LoadRow load, PartRow part, string owner, TimeSpan duration, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(part);
        return new PartChange(
            load with { StartedAt = load.StartedAt ?? now, Wait = null },
            part with { LeaseOwner = owner, LeaseExpiresAt = now + duration, LeaseToken = part.LeaseToken + 1 });
    }

    /// <summary>Whether the lease is the newest one of an open part since the inspection began and was not released.</summary>
    /// <param name="load">The load; <see langword="null"/> when it is unknown.</param>
    /// <param name="part">The part; <see langword="null"/> when the load has no such part.</param>
    /// <param name="lease">The lease.</param>
    public static bool IsValid(LoadRow? load, PartRow? part, PartLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return IsNewest(load, part, lease)
            && !part!.IsDone
            && load!.State == LoadState.Processing
            && (lease.LoadLease is not null || part.LeaseOwner is not null);
    }

    /// <summary>Refuses a part that is leased with its load: its lease is neither renewed nor released alone.</summary>
    /// <exception cref="ArgumentException">The part is leased with its load.</exception>
    public static void EnsureSeparate(PartLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        if (lease.LoadLease is not null)
        {
            throw new ArgumentException("The part is leased with its load: use the load's lease.", nameof(lease));
        }
    }

    /// <summary>Checks a lease before a write on the part.</summary>
    /// <returns>Whether there is something to write: <see langword="false"/> when the holder completed the part before.</returns>
    /// <exception cref="LeaseLostException">The lease is not valid any more.</exception>
    /// <exception cref="InvalidOperationException">The load has no such part, or is not in <see cref="LoadState.Processing"/>.</exception>
    public static bool EnsureValid(LoadRow? load, PartRow? part, PartLease lease)
    {
        ArgumentNullException.ThrowIfNull(lease);
        if (lease.LoadLease is { } loadLease && LoadTransitions.EnsureValid(load, loadLease).Pass == lease.Pass && part is null)
        {
            throw new InvalidOperationException($"Load {lease.LoadId} has no part {lease.Part.Ordinal}.");
        }

        if (!IsNewest(load, part, lease))
        {
            throw new LeaseLostException(lease.LoadId);
        }

        if (part!.IsDone)
        {
            return false;
        }

        return IsValid(load, part, lease) ? true
            : lease.LoadLease is null ? throw new LeaseLostException(lease.LoadId)
            : throw new InvalidOperationException($"Load {lease.LoadId} is {load!.State}: its parts are not processed now.");
    }

    /// <summary>Extends a separate lease.</summary>
    public static PartRow Renew(PartRow part, TimeSpan duration, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part with { LeaseExpiresAt = now + duration };
    }

    /// <summary>The lease of a part whose row was renewed.</summary>
    public static PartLease Renewed(PartLease lease, PartRow part)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(part);
        return new PartLease
        {
            LoadId = lease.LoadId,
            Part = lease.Part,
            Owner = lease.Owner,
            Token = lease.Token,
            Pass = lease.Pass,
            ExpiresAt = part.LeaseExpiresAt ?? lease.ExpiresAt,
        };
    }

    /// <summary>Releases a separate lease; a delay defers the load and counts as a failure.</summary>
    public static PartChange Release(LoadRow load, PartRow part, LoadDelay? delay, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new PartChange(delay is null ? load : LoadTransitions.Defer(load, delay, now), part with { LeaseOwner = null, LeaseExpiresAt = null });
    }

    /// <summary>
    /// Records an outcome. A fault marks the load whichever outcome it is. A completed part is progress; a deferred one is only when an
    /// integrator answered that had not before, and it merges the answers of all attempts.
    /// </summary>
    public static PartChange Checkpoint(LoadRow load, PartRow part, PartOutcome outcome, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(outcome);
        var faulted = load.IsFaulted || !outcome.IsFaulted ? load : load with { IsFaulted = true };
        if (outcome is not PartDeferred deferred)
        {
            return new PartChange(LoadTransitions.Progress(faulted with { PartsDone = load.PartsDone + 1 }, now), Finish(part));
        }

        var answers = new List<IntegratorAnswers>(deferred.Answers);
        foreach (var earlier in part.Deferred?.Answers ?? [])
        {
            if (!answers.Exists(answer => answer.Integrator == earlier.Integrator))
            {
                answers.Add(earlier);
            }
        }

        var isProgress = answers.Count > (part.Deferred?.Answers.Count ?? 0);
        return new PartChange(
            isProgress ? LoadTransitions.Progress(faulted, now) : faulted,
            part with { Deferred = new DeferredPart(answers, outcome.IsFaulted || part.Deferred is { IsFaulted: true }) });
    }

    /// <summary>The part done: not leased, nothing deferred.</summary>
    public static PartRow Finish(PartRow part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part with { IsDone = true, Deferred = null, LeaseOwner = null, LeaseExpiresAt = null };
    }

    /// <summary>Moves the end of the lease: the wall clock jumped by this much.</summary>
    public static PartRow Shift(PartRow part, TimeSpan by)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part with { LeaseExpiresAt = part.LeaseExpiresAt + by };
    }

    private static bool IsNewest(LoadRow? load, PartRow? part, PartLease lease) =>
        load is not null && part is not null
        && load.Pass == lease.Pass
        && part.LeaseToken == lease.Token
        && (lease.LoadLease is null || LoadTransitions.IsValid(load, lease.LoadLease));
}
