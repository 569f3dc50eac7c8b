namespace Qlower.Loaders.Ledger;

/// <summary>
/// What the state machine knows of a part: what a store reads, passes to <see cref="PartTransitions"/> and writes back. Immutable.
/// </summary>
public sealed record PartRow
{
    /// <summary>0-based number in the manifest.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The model of its records.</summary>
    public required RecordModel Model { get; init; }

    /// <summary>Whether it is done.</summary>
    public bool IsDone { get; init; }

    /// <summary>What earlier attempts recorded; <see langword="null"/> when there is none.</summary>
    public DeferredPart? Deferred { get; init; }

    /// <summary>The worker that leased it separately; <see langword="null"/> when none did or the lease was released.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>When the separate lease expires; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; init; }

    /// <summary>The token of the newest separate lease; 0 before the first.</summary>
    public long LeaseToken { get; init; }

    /// <summary>Whether a worker leases the part separately and the lease has not expired.</summary>
    public bool IsLeased(DateTimeOffset now) => LeaseOwner is not null && now < LeaseExpiresAt;
}
