namespace Qlower.Loaders;

/// <summary>An archived file. Immutable.</summary>
public sealed class ArchivedFile
{
    /// <summary>The name of the <see cref="IFileArchive"/>.</summary>
    public required string Archive { get; init; }

    /// <summary>The id of the partner that owns the location.</summary>
    public required string Partner { get; init; }

    /// <summary>The location: a path or a key. Only the archive interprets it.</summary>
    public required string Location { get; init; }

    /// <summary>The name under which the file arrived.</summary>
    public required string OriginalName { get; init; }

    /// <summary>
    /// Whether the archive contains the content that was read. <see langword="false"/> when the file was replaced or removed after it was read and
    /// before it could be archived; <see cref="Location"/> then has no file, or a different one. Reports are written beside it in any case.
    /// </summary>
    public bool IsAsRead { get; init; } = true;
}
