namespace Qlower.Loaders.Ledger;

/// <summary>
/// The right of one worker to record the outcome of one part. A part is leased with its load (see <see cref="ILoadProgress.NextPartAsync"/>)
/// or separately (see <see cref="ILoadLeases.TryAcquirePartAsync"/>). Immutable.
/// </summary>
public sealed class PartLease
{
    /// <summary>The load's id.</summary>
    public required string LoadId { get; init; }

    /// <summary>The part as it was when the lease was acquired.</summary>
    public required LoadPart Part { get; init; }

    /// <summary>The worker.</summary>
    public required string Owner { get; init; }

    /// <summary>The fencing token: it grows with each separate lease of the part.</summary>
    public required long Token { get; init; }

    /// <summary>The load's pass when the lease was acquired, see <see cref="LoadRow.Pass"/>.</summary>
    public required long Pass { get; init; }

    /// <summary>When the lease ends unless it is renewed; for a part that is leased with its load, when the load's lease was to end.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The load's lease; <see langword="null"/> for a part that is leased separately.</summary>
    public LoadLease? LoadLease { get; init; }
}
