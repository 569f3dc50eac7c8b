namespace Qlower.Loaders;

/// <summary>A file after archiving. Immutable.</summary>
public sealed class ArchivedFile
{
    /// <summary>The name of the <see cref="IFileSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the partner that owns the place.</summary>
    public required string Partner { get; init; }

    /// <summary>Where the source finds it: a path, a key. Meaningful to the source alone.</summary>
    public required string Location { get; init; }

    /// <summary>The name under which the file arrived.</summary>
    public required string OriginalName { get; init; }

    /// <summary>
    /// Whether the archive holds the content that was read. <see langword="false"/> when the file was replaced or removed after it was read and
    /// before it could be archived; then nothing, or something else, stands at <see cref="Location"/>. Reports are beside it all the same.
    /// </summary>
    public bool IsAsRead { get; init; } = true;
}
