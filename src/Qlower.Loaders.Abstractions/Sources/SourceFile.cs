namespace Qlower.Loaders;

/// <summary>One file at a source, as it was when it was seen. Immutable.</summary>
public sealed class SourceFile
{
    /// <summary>The name of the <see cref="IFileSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the partner that owns the place (folder, bucket, account). Not what the header says.</summary>
    public required string Partner { get; init; }

    /// <summary>The file's own name as the partner gave it, without folders. May hold any character: never a path as it is.</summary>
    public required string Name { get; init; }

    /// <summary>Where the source finds it again: a path, a key. Meaningful to the source alone.</summary>
    public required string Location { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>
    /// What tells this arrival from another at the same location: a version id, an ETag, a time with a length, the id of a claim.
    /// (source, location, identity) names one arrival for ever.
    /// </summary>
    public required string Identity { get; init; }

    /// <summary>When it was last written, as the source tells.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Whether another look at the place found the same content: the same identity, length and time.</summary>
    public bool IsSameContent(SourceFile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Identity == other.Identity && Length == other.Length && LastModified == other.LastModified;
    }
}
