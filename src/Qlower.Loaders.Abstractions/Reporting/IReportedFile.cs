using Qlower.Loaders.Ledger;

namespace Qlower.Loaders;

/// <summary>The archived file of a finished load, for reporters. Thread-safe.</summary>
public interface IReportedFile
{
    /// <summary>Where it is archived.</summary>
    ArchivedFile Archived { get; }

    /// <summary>Byte ranges that hold secrets: whoever shows an excerpt blanks them first.</summary>
    IReadOnlyList<ByteRange> SecretRanges { get; }

    /// <summary>Opens the file, or a range of it. The caller disposes the stream.</summary>
    Task<Stream> OpenReadAsync(long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a file beside it, see <see cref="IFileSource.WriteBesideAsync"/>.</summary>
    Task<string> WriteBesideAsync(string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default);

    /// <summary>The manifest's parts with the final rejections, in order of their ordinals.</summary>
    IAsyncEnumerable<LoadPart> ReadPartsAsync(CancellationToken cancellationToken = default);
}
