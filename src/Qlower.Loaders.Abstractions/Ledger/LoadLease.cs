namespace Qlower.Loaders.Ledger;

/// <summary>The exclusive right of one worker to change one load, until it expires. Immutable.</summary>
public sealed class LoadLease
{
    /// <summary>The load as it was when the lease was acquired.</summary>
    public required LoadEntry Load { get; init; }

    /// <summary>The worker.</summary>
    public required string Owner { get; init; }

    /// <summary>The fencing token: it grows with each lease of the load, so that a late writer is refused.</summary>
    public required long Token { get; init; }

    /// <summary>When the lease ends unless it is renewed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
