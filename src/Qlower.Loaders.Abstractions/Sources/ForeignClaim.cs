namespace Qlower.Loaders;

/// <summary>A file that another ledger has claimed. Immutable.</summary>
public sealed class ForeignClaim
{
    /// <summary>The claimed file, as it is now.</summary>
    public required SourceFile File { get; init; }

    /// <summary>The id of the ledger that claimed it.</summary>
    public required string Ledger { get; init; }

    /// <summary>When it was claimed.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When a host of that ledger last used the source; <see langword="null"/> when the source does not know.</summary>
    public DateTimeOffset? LedgerSeenAt { get; init; }
}
