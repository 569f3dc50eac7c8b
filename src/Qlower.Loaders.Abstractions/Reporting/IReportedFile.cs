namespace Qlower.Loaders;

/// <summary>The archived file of a finished load, for reporters. Thread-safe.</summary>
public interface IReportedFile
{
    /// <summary>The archived file.</summary>
    ArchivedFile Archived { get; }

    /// <summary>Byte ranges that contain secrets. A reporter blanks them before it shows an excerpt.</summary>
    IReadOnlyList<ByteRange> SecretRanges { get; }

    /// <summary>Opens the file, or a range of it, for reading. The caller disposes the stream.</summary>
    Task<Stream> OpenReadAsync(long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a file beside the archived one, see <see cref="IFileSource.WriteBesideAsync"/>.</summary>
    Task<string> WriteBesideAsync(string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default);

    /// <summary>The manifest's parts with the final rejections, in order of ordinal.</summary>
    IAsyncEnumerable<LoadPart> ReadPartsAsync(CancellationToken cancellationToken = default);
}
