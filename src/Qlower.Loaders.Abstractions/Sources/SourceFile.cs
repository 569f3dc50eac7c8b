namespace Qlower.Loaders;

/// <summary>A file at a source, as it was when the source listed it. Immutable.</summary>
public sealed class SourceFile
{
    /// <summary>The name of the <see cref="IFileSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the partner that owns the location (folder, bucket, account); not the partner named in the header.</summary>
    public required string Partner { get; init; }

    /// <summary>The name of the file as the partner sent it, without folders. It may contain any character and must not be used as a path unchecked.</summary>
    public required string Name { get; init; }

    /// <summary>The location: a path or a key. Only the source interprets it.</summary>
    public required string Location { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>
    /// Distinguishes this arrival from others at the same location: a version id, an ETag, a time with a length, the id of a claim.
    /// (source, location, identity) identifies one arrival permanently.
    /// </summary>
    public required string Identity { get; init; }

    /// <summary>The time of the last write, as reported by the source, in whole microseconds: what is finer is dropped, since not every ledger stores it.</summary>
    public required DateTimeOffset LastModified
    {
        get;
        init => field = value.AddTicks(-(value.UtcTicks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>
    /// Returns whether the other file has the same content: the same identity, length and time. Times are compared to the microsecond, which is what
    /// databases store of them.
    /// </summary>
    public bool IsSameContent(SourceFile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Identity == other.Identity && Length == other.Length
            && LastModified.UtcTicks / TimeSpan.TicksPerMicrosecond == other.LastModified.UtcTicks / TimeSpan.TicksPerMicrosecond;
    }
}
