namespace Qlower.Loaders;

/// <summary>A request to archive a file. Immutable.</summary>
public sealed class ArchiveRequest
{
    /// <summary>The id of the load. The archived name contains it, so that a repeated request finds the first result.</summary>
    public required string LoadId { get; init; }

    /// <summary>The folder.</summary>
    public required ArchiveFolder Folder { get; init; }

    /// <summary>The time of processing, which the archived name contains. The same on every attempt of one load.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>
    /// The SHA-256 of the content that was read, in lower-case hexadecimal; <see langword="null"/> when the file was not read to its end. A source that can
    /// be written while it is read compares the archive with it.
    /// </summary>
    public string? Sha256 { get; init; }
}
