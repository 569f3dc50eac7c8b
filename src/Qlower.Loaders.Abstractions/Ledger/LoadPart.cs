namespace Qlower.Loaders.Ledger;

/// <summary>
/// The unit of work and of checkpoints: a bounded number of records of one model. Its id, load id and ordinal, is the stable
/// batch id that integrators receive. Immutable.
/// </summary>
public sealed class LoadPart
{
    /// <summary>0-based number in the manifest; parts are processed by model, then by ordinal.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The model of every record in it.</summary>
    public required RecordModel Model { get; init; }

    /// <summary>Number of records, at least 1.</summary>
    public required int Records { get; init; }

    /// <summary>Where the records are, in order of the file.</summary>
    public required IReadOnlyList<PartRun> Runs { get; init; }

    /// <summary>The records that are rejected: statically at first, finally when the part is done.</summary>
    public RecordMask Rejected { get; init; }

    /// <summary>What an earlier attempt recorded before it was deferred; <see langword="null"/> when there is none or the part is done.</summary>
    public DeferredPart? Deferred { get; init; }

    /// <summary>Whether it is done.</summary>
    public bool IsDone { get; init; }
}
