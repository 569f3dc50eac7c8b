namespace Qlower.Loaders.Ledger;

/// <summary>Leases loads, and single parts of loads, to workers. Thread-safe.</summary>
public interface ILoadLeases
{
    /// <summary>
    /// Leases an open load that nobody else leases and that is not deferred: the oldest one of the partner whose turn it is by
    /// <see cref="PartnerShare"/>; or, with an id, that load if nobody else leases it, deferred or not. A partner of whose loads as many are leased as its
    /// share allows gets no further one. A load in <see cref="LoadState.Queued"/> is leased only when it is its turn: while no load of its partner is in
    /// <see cref="LoadState.Processing"/> and no older one is queued. A leased load is not deferred any more. An owner that acquires a load by id while it leases it already
    /// loses its earlier lease: every worker uses an owner name of its own.
    /// </summary>
    /// <returns>The lease, or <see langword="null"/> when there is nothing to lease.</returns>
    Task<LoadLease?> TryAcquireAsync(string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default);

    /// <summary>Sets the shares of partners; a partner that has none has a weight of 1 and no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight or a number of loads is out of range.</exception>
    Task SetSharesAsync(IReadOnlyCollection<PartnerShare> shares, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease: the heartbeat.</summary>
    Task<LoadLease> RenewAsync(LoadLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Releases a load. With a delay it counts as one more failure in a row. Releasing a lost lease does nothing.</summary>
    Task ReleaseAsync(LoadLease lease, LoadDelay? delay = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the id of the partner's load whose turn it is: the oldest one in <see cref="LoadState.Queued"/> while none is in
    /// <see cref="LoadState.Processing"/>, leased or not. <see langword="null"/> when there is none.
    /// </summary>
    Task<string?> FindNextInTurnAsync(string partner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases one open part, so that several workers share a load: of the oldest load in <see cref="LoadState.Processing"/> that has
    /// one, or of the load with the given id. Models are phases: the parts of a model open when every part of the models before it is
    /// done; within a model the lowest ordinal comes first. A part that is leased already, by the same owner too, is not leased again
    /// before its lease expires or is released. A load that is leased as a whole has no such parts, since its holder may be working on
    /// any of them; a deferred load has none unless its id is given.
    /// </summary>
    /// <returns>The lease, or <see langword="null"/> when there is nothing to lease.</returns>
    Task<PartLease?> TryAcquirePartAsync(string owner, TimeSpan duration, string? loadId = null, CancellationToken cancellationToken = default);

    /// <summary>Extends the lease of a part.</summary>
    /// <exception cref="ArgumentException">The part is leased with its load: renew the load's lease.</exception>
    Task<PartLease> RenewPartAsync(PartLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>
    /// Releases a part. With a delay the load is deferred, which counts as one more failure in a row. Releasing a lost lease does nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The part is leased with its load: release the load.</exception>
    Task ReleasePartAsync(PartLease lease, LoadDelay? delay = null, CancellationToken cancellationToken = default);
}
