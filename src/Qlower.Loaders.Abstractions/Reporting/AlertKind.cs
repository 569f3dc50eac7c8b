namespace Qlower.Loaders;

/// <summary>The reason for an alert.</summary>
public enum AlertKind
{
    /// <summary>A load closed as <see cref="LoadStatus.Error"/>.</summary>
    Failed,

    /// <summary>A fault on Qlower's side: a rule threw, or the counts do not add up.</summary>
    Faulted,

    /// <summary>A load has made no progress for longer than <c>StuckAfter</c>.</summary>
    Stuck,

    /// <summary>A load closed whose file was replaced or removed before it could be archived.</summary>
    NotArchived,

    /// <summary>A source has been unavailable for longer than <c>StuckAfter</c>: no file arrives from it. The alert names no load.</summary>
    SourceFailed,

    /// <summary>A store was deleted, replaced or restored: no file is taken in. The alert names no load.</summary>
    StoreLost,

    /// <summary>Files are claimed by a ledger that is not in use: no host loads them. The alert names no load.</summary>
    ClaimsAbandoned,

    /// <summary>
    /// A file has been where files arrive for longer than <c>StuckAfter</c>, and is not loaded (<see cref="UnclaimedReason"/>). The alert names no load.
    /// </summary>
    FileNotLoaded,
}
