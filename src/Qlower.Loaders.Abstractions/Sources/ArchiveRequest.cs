namespace Qlower.Loaders;

/// <summary>What to archive a file as. Immutable.</summary>
public sealed class ArchiveRequest
{
    /// <summary>The load's id: the archived name carries it, so that archiving twice finds the first result.</summary>
    public required string LoadId { get; init; }

    /// <summary>The folder.</summary>
    public required ArchiveFolder Folder { get; init; }

    /// <summary>The time of processing, which the archived name carries. The same on every attempt of one load.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }
}
