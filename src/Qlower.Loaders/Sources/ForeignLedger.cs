namespace Qlower.Loaders;

/// <summary>The claims of another ledger at one source. Immutable.</summary>
public sealed class ForeignLedger
{
    /// <summary>The name of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The ledger's id.</summary>
    public required string Ledger { get; init; }

    /// <summary>Whether a host of that ledger used the source within the last 15 minutes; <see langword="false"/> also when that is unknown.</summary>
    public required bool IsInUse { get; init; }

    /// <summary>The claims, the oldest first; at least one.</summary>
    public required IReadOnlyList<ForeignClaim> Claims { get; init; }
}
