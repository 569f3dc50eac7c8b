namespace Qlower.Loaders.Ledger;

/// <summary>
/// What the state machine knows of a load: what a store reads, passes to <see cref="LoadTransitions"/> and writes back. Immutable.
/// A transition that changes nothing returns the same instance.
/// </summary>
public sealed record LoadRow
{
    /// <summary>The load's id.</summary>
    public required string Id { get; init; }

    /// <summary>The state.</summary>
    public LoadState State { get; init; }

    /// <summary>Whether the load as a whole is refused.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Whether the dry run of an all-or-nothing load ended without an error: its integrators commit it, or committed it.</summary>
    public bool IsDryRunComplete { get; init; }

    /// <summary>Number of parts in the manifest.</summary>
    public int Parts { get; init; }

    /// <summary>Number of parts done.</summary>
    public int PartsDone { get; init; }

    /// <summary>Grows when the inspection begins, so that part leases of an earlier inspection are lost.</summary>
    public long Pass { get; init; }

    /// <summary>When a worker first leased it; <see langword="null"/> before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it reached <see cref="LoadState.Concluding"/>; <see langword="null"/> before.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>When it was closed; <see langword="null"/> before.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The outcome; <see langword="null"/> before it is closed.</summary>
    public LoadStatus? Status { get; init; }

    /// <summary>Whether something failed inside the loader.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>Why and until when it is deferred; <see langword="null"/> when it is not.</summary>
    public LoadWait? Wait { get; init; }

    /// <summary>Number of failures in a row; 0 after progress.</summary>
    public int Failures { get; init; }

    /// <summary>When it last made progress.</summary>
    public required DateTimeOffset ProgressedAt { get; init; }

    /// <summary>Whether an alert was raised since its last progress.</summary>
    public bool IsAlerted { get; init; }

    /// <summary>The worker that acquired the lease last; <see langword="null"/> when the lease was released.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>When the lease expires; <see langword="null"/> when it was released.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; init; }

    /// <summary>The token of the newest lease; 0 before the first.</summary>
    public long LeaseToken { get; init; }

    /// <summary>Whether the load is not closed.</summary>
    public bool IsOpen => State < LoadState.Closed;

    /// <summary>Whether a worker leases the load and the lease has not expired.</summary>
    public bool IsLeased(DateTimeOffset now) => LeaseOwner is not null && now < LeaseExpiresAt;

    /// <summary>Whether the load is deferred.</summary>
    public bool IsDeferred(DateTimeOffset now) => Wait is not null && now < Wait.NotBefore;
}
