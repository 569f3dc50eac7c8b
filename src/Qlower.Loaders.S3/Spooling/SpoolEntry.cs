namespace Qlower.Loaders.S3.Spooling;

/// <summary>A copy, and whether it is complete. Guarded by the lock of <see cref="Spool"/>.</summary>
internal sealed class SpoolEntry(SpoolCopy copy)
{
    public SpoolCopy Copy => copy;

    public bool IsComplete { get; set; }

    /// <summary>Increases with each new entry.</summary>
    public required long Age { get; init; }
}
