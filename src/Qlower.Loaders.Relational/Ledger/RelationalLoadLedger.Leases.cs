using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

internal abstract partial class RelationalLoadLedger
{
    internal const string IsFree = "(lease_owner IS NULL OR lease_expires_at <= $1)";

    internal const string IsDue = "(not_before IS NULL OR not_before <= $1)";

    public async Task<LoadLease?> TryAcquireAsync(
        string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);

        // A worker that polls must not take the write lock when there is nothing to lease. What another worker leased first is not offered again.
        while (await _store.ReadAsync(session => Candidate(session, owner, loadId, time.GetUtcNow())?.Row.Id, cancellationToken).ConfigureAwait(false) is { } candidate)
        {
            var lease = await _store.WriteAsync(
                session => LoadRows.Lock(session, candidate) is { } load ? Acquire(session, load, owner, duration, loadId is not null) : null,
                cancellationToken).ConfigureAwait(false);
            if (lease is not null)
            {
                return lease;
            }
        }

        return null;
    }

    public Task SetSharesAsync(IReadOnlyCollection<PartnerShare> shares, CancellationToken cancellationToken = default)
    {
        PartnerShare.EnsureValid(shares);
        return _store.WriteAsync(
            session =>
            {
                foreach (var share in shares)
                {
                    Shares.Set(session, share);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<LoadLease> RenewAsync(LoadLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return WithLease(
            lease,
            (session, load) =>
            {
                var now = time.GetUtcNow();
                LoadRows.Write(session, load, LoadTransitions.Renew(load.Row, duration, now));
                return new LoadLease { Load = lease.Load, Owner = lease.Owner, Token = lease.Token, ExpiresAt = now + duration };
            },
            cancellationToken);
    }

    public Task ReleaseAsync(LoadLease lease, LoadDelay? delay = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return _store.WriteAsync(
            session =>
            {
                if (LoadRows.Lock(session, lease.Load.Id) is { } load && LoadTransitions.IsValid(load.Row, lease))
                {
                    LoadRows.Write(session, load, LoadTransitions.Release(load.Row, delay, time.GetUtcNow()));
                }

                return true;
            },
            cancellationToken);
    }

    public Task<string?> FindNextInTurnAsync(string partner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partner);
        return _store.ReadSnapshotAsync(
            session => LoadTurns.First(session, partner) is { Row.State: LoadState.Queued } next ? next.Row.Id : null, cancellationToken);
    }

    public async Task<PartLease?> TryAcquirePartAsync(
        string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        while (await _store.ReadAsync(session => CandidatePart(session, loadId, time.GetUtcNow())?.Load.Row.Id, cancellationToken).ConfigureAwait(false) is { } candidate)
        {
            var lease = await _store.WriteAsync(
                session => LoadRows.Lock(session, candidate) is { } load ? AcquirePart(session, load, owner, duration, loadId is not null) : null,
                cancellationToken).ConfigureAwait(false);
            if (lease is not null)
            {
                return lease;
            }
        }

        return null;
    }

    public Task<PartLease> RenewPartAsync(PartLease lease, TimeSpan duration, CancellationToken cancellationToken = default)
    {
        PartTransitions.EnsureSeparate(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return _store.WriteAsync(
            session =>
            {
                if (FindValid(session, lease) is not { } found)
                {
                    throw new LeaseLostException(lease.LoadId);
                }

                var renewed = PartTransitions.Renew(found.Part, duration, time.GetUtcNow());
                PartRows.Write(session, found.Load.Seq, found.Part, renewed);
                return PartTransitions.Renewed(lease, renewed);
            },
            cancellationToken);
    }

    public Task ReleasePartAsync(PartLease lease, LoadDelay? delay = null, CancellationToken cancellationToken = default)
    {
        PartTransitions.EnsureSeparate(lease);
        return _store.WriteAsync(
            session =>
            {
                if (FindValid(session, lease) is { } found)
                {
                    Apply(session, found.Load, found.Part, PartTransitions.Release(found.Load.Row, found.Part, delay, time.GetUtcNow()));
                }

                return true;
            },
            cancellationToken);
    }

    private static (StoredLoad Load, PartRow Part)? FindValid(SqlSession session, PartLease lease) =>
        LoadRows.Lock(session, lease.LoadId) is { } load
            && PartRows.Find(session, load.Seq, lease.Part.Ordinal) is { } part
            && PartTransitions.IsValid(load.Row, part, lease)
            ? (load, part)
            : null;

    private static PartLease LeaseOf(
        SqlSession session, StoredLoad load, PartRow part, string owner, DateTimeOffset expiresAt, LoadLease? loadLease) => new()
        {
            LoadId = load.Row.Id,
            Part = PartRows.List(session, "load = $1 AND ordinal = $2", load.Seq, part.Ordinal)[0],
            Owner = owner,
            Token = part.LeaseToken,
            Pass = load.Row.Pass,
            ExpiresAt = expiresAt,
            LoadLease = loadLease,
        };

    /// <summary>Leases a load; returns null when the owner may not.</summary>
    private LoadLease? Acquire(SqlSession session, StoredLoad load, string owner, TimeSpan duration, bool isById)
    {
        var now = time.GetUtcNow();
        if (!CanAcquire(session, load, owner, isById, now))
        {
            return null;
        }

        var row = LoadTransitions.Acquire(load.Row, owner, duration, now);
        LoadRows.Write(session, load, row);
        Shares.Charge(session, load.Seq);
        return new LoadLease { Load = LoadEntries.Find(session, row.Id, now)!, Owner = owner, Token = row.LeaseToken, ExpiresAt = now + duration };
    }

    /// <summary>Leases the next part of a load; returns null when there is none.</summary>
    private PartLease? AcquirePart(SqlSession session, StoredLoad load, string owner, TimeSpan duration, bool isById)
    {
        var now = time.GetUtcNow();
        if (NextOrdinal(session, load, isById, now) is not { } ordinal)
        {
            return null;
        }

        var part = PartRows.Find(session, load.Seq, ordinal)!;
        var change = PartTransitions.Acquire(load.Row, part, owner, duration, now);
        Apply(session, load, part, change);
        return LeaseOf(session, load, change.Part, owner, now + duration, null);
    }

    /// <summary>The load that the owner may lease. The conditions only select; <see cref="LoadTransitions.CanAcquire"/> decides.</summary>
    private static StoredLoad? Candidate(SqlSession session, string owner, string? loadId, DateTimeOffset now) =>
        (loadId is null ? OldestOffered(session, now) : LoadRows.Find(session, loadId)) is { } load && CanAcquire(session, load, owner, loadId is not null, now)
            ? load
            : null;

    private static bool CanAcquire(SqlSession session, StoredLoad load, string owner, bool isById, DateTimeOffset now)
    {
        var first = load.Row.State == LoadState.Queued ? LoadTurns.First(session, load.Seq)?.Row : null;
        return LoadTransitions.CanAcquire(load.Row, first, owner, isById, now) && Shares.HasRoomFor(session, load.Seq, now);
    }

    private static StoredLoad? OldestOffered(SqlSession session, DateTimeOffset now)
    {
        using var row = session.Query(
            $"""
            {LoadTurns.Offered}
            SELECT {LoadRows.Columns} FROM loads LEFT JOIN partner_shares shares ON shares.partner = loads.partner
            WHERE seq IN (SELECT seq FROM offered) AND {IsFree} AND {IsDue} AND {Shares.HasRoom}
            ORDER BY {Shares.Start}, seq LIMIT 1
            """,
            now);
        return row.Read() ? LoadRows.Read(row) : null;
    }

    /// <summary>The part that an owner may lease. The conditions only select; <see cref="PartTransitions"/> decides.</summary>
    private static (StoredLoad Load, int Ordinal)? CandidatePart(SqlSession session, string? loadId, DateTimeOffset now)
    {
        var loads = new List<StoredLoad>();
        if (loadId is not null)
        {
            loads.AddRange(LoadRows.Find(session, loadId) is { } found ? [found] : []);
        }
        else
        {
            using var rows = session.Query(
                $"SELECT {LoadRows.Columns} FROM loads WHERE state = 3 AND {IsFree} AND {IsDue} ORDER BY seq", now);
            while (rows.Read())
            {
                loads.Add(LoadRows.Read(rows));
            }
        }

        foreach (var load in loads)
        {
            if (NextOrdinal(session, load, loadId is not null, now) is { } ordinal)
            {
                return (load, ordinal);
            }
        }

        return null;
    }

    /// <summary>The next part of a load that may be leased separately; null when there is none.</summary>
    private static int? NextOrdinal(SqlSession session, StoredLoad load, bool isById, DateTimeOffset now) =>
        PartTransitions.OffersParts(load.Row, isById, now) ? PartTransitions.Next(PartRows.Phase(session, load.Seq), now, out _)?.Ordinal : null;
}
