using Qlower.Loaders.Format;

namespace Qlower.Loaders;

/// <summary>A load as the ledger knows it. Immutable: a snapshot of the time when it was read.</summary>
public sealed class LoadEntry
{
    /// <summary>The load's id: 32 hexadecimal digits, in order of arrival.</summary>
    public required string Id { get; init; }

    /// <summary>The file, as it was claimed.</summary>
    public required SourceFile File { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The state.</summary>
    public required LoadState State { get; init; }

    /// <summary>The load that this one repeats; <see langword="null"/> for a file that a partner sent.</summary>
    public string? ReplayOf { get; init; }

    /// <summary>The header; <see langword="null"/> before inspection or when it could not be read.</summary>
    public LoadHeader? Header { get; init; }

    /// <summary>SHA-256 of the content in lower-case hexadecimal; <see langword="null"/> before inspection.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Whether the load as a whole is refused, so that no record is processed.</summary>
    public bool IsRefused { get; init; }

    /// <summary>
    /// Byte ranges of the file that contain secrets and must never be shown, the value of the header's <c>apiKey</c> first; the whole file where it was not
    /// found.
    /// </summary>
    public IReadOnlyList<ByteRange> SecretRanges { get; init; } = [];

    /// <summary>Number of parts in the manifest.</summary>
    public int Parts { get; init; }

    /// <summary>Number of parts done.</summary>
    public int PartsDone { get; init; }

    /// <summary>Whether the load is integrated as a whole or not at all, as the policy of its partner was when it was inspected.</summary>
    public bool IsAllOrNothing { get; init; }

    /// <summary>Whether the dry run of an all-or-nothing load ended without an error: its integrators commit it, or committed it.</summary>
    public bool IsDryRunComplete { get; init; }

    /// <summary>When a worker first leased it; <see langword="null"/> before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it reached <see cref="LoadState.Concluding"/>: the time of processing that archive and report carry.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>When it was closed; <see langword="null"/> before.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The outcome; <see langword="null"/> before it is closed.</summary>
    public LoadStatus? Status { get; init; }

    /// <summary>Whether something failed inside the loader: a rule threw, or the counts did not add up.</summary>
    public bool IsFaulted { get; init; }

    /// <summary>The archived file; <see langword="null"/> before archiving.</summary>
    public ArchivedFile? Archived { get; init; }

    /// <summary>Names of the reporters that are done.</summary>
    public IReadOnlyList<string> Reported { get; init; } = [];

    /// <summary>
    /// The id of the partner's load that is processed while this one is queued, because loads of a partner are processed one after the
    /// other; <see langword="null"/> otherwise.
    /// </summary>
    public string? WaitsForLoad { get; init; }

    /// <summary>Why it is deferred; <see langword="null"/> when it is not. Contains no secret.</summary>
    public string? WaitReason { get; init; }

    /// <summary>No worker leases it before, unless by its id.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Number of failures in a row; 0 after progress.</summary>
    public int Failures { get; init; }

    /// <summary>When it last made progress: a new state or a checkpoint.</summary>
    public required DateTimeOffset ProgressedAt { get; init; }

    /// <summary>Whether an alert was raised since its last progress.</summary>
    public bool IsAlerted { get; init; }

    /// <summary>The worker that leases it; <see langword="null"/> when none does.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>When the lease expires.</summary>
    public DateTimeOffset? LeaseExpiresAt { get; init; }
}
