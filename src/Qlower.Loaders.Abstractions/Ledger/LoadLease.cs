namespace Qlower.Loaders;

/// <summary>The right of one worker to move one load, until it expires. Immutable.</summary>
public sealed class LoadLease
{
    /// <summary>The load as it was when the lease was taken.</summary>
    public required LoadEntry Load { get; init; }

    /// <summary>The worker.</summary>
    public required string Owner { get; init; }

    /// <summary>Grows with each lease of the load, so that a late writer is refused.</summary>
    public required long Token { get; init; }

    /// <summary>When it ends unless renewed.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
