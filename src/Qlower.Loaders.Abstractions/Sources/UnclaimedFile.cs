namespace Qlower.Loaders;

/// <summary>Something that is where files arrive and has not been claimed. Immutable.</summary>
public sealed class UnclaimedFile
{
    /// <summary>The name of the <see cref="IFileSource"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the partner that owns the location, or the name of a folder that no configured partner has; empty when there is neither.</summary>
    public required string Partner { get; init; }

    /// <summary>The name as visible text, with the folders below the partner's location. Characters that cannot be shown are replaced: do not use it as a path.</summary>
    public required string Name { get; init; }

    /// <summary>The location as visible text; it distinguishes the files of one source.</summary>
    public required string Location { get; init; }

    /// <summary>Why the file has not been claimed.</summary>
    public required UnclaimedReason Reason { get; init; }

    /// <summary>The time of the last write, as reported by the source; <see langword="null"/> when it is unknown.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>
    /// The location in the spelling of <see cref="SourcePlace.Location"/>, where it may be within a place of another source of the host, which then accounts
    /// for it; <see langword="null"/>, the default, where that is impossible.
    /// </summary>
    public string? Place { get; init; }
}
