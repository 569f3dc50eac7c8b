namespace Qlower.Loaders.Ledger;

/// <summary>The open loads of a ledger in numbers. Immutable.</summary>
public sealed class OpenLoadSummary
{
    /// <summary>The number of open loads by state; states without a load are absent.</summary>
    public required IReadOnlyDictionary<LoadState, long> ByState { get; init; }

    /// <summary>The number of open loads.</summary>
    public long Open => ByState.Values.Sum();

    /// <summary>The number of open loads without progress since the time asked for.</summary>
    public required long Stalled { get; init; }

    /// <summary>The number of open loads that were deferred after a failure and made no progress since.</summary>
    public required long Failing { get; init; }

    /// <summary>When the oldest open load arrived; <see langword="null"/> when no load is open.</summary>
    public required DateTimeOffset? OldestArrival { get; init; }

    /// <summary>The last progress of the load that stalled first; <see langword="null"/> when none is stalled.</summary>
    public required DateTimeOffset? OldestStalled { get; init; }
}
