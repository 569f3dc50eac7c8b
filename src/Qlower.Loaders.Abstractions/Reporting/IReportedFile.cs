namespace Qlower.Loaders;

/// <summary>The archived file of a finished load, for reporters. Thread-safe.</summary>
public interface IReportedFile
{
    /// <summary>The archived file.</summary>
    ArchivedFile Archived { get; }

    /// <summary>
    /// Byte ranges that contain secrets, the value of the header's <c>apiKey</c> first. A reporter blanks them before it shows an excerpt, and also blanks that
    /// value wherever else the excerpt contains it.
    /// </summary>
    IReadOnlyList<ByteRange> SecretRanges { get; }

    /// <summary>Opens the file, or a range of it, for reading. The caller disposes the stream.</summary>
    Task<Stream> OpenReadAsync(long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>Writes a file beside the archived one, see <see cref="IFileArchive.WriteBesideAsync"/>.</summary>
    Task<string> WriteBesideAsync(string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default);

    /// <summary>Whether there are rejected records that can be written as a load of their own: they were rejected one by one, and the file is readable.</summary>
    Task<bool> HasRejectsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a valid load that contains only the rejected records, ready to be corrected and sent again, with a placeholder for the key. Memory
    /// does not grow with the file.
    /// </summary>
    /// <param name="output">Receives the load in UTF-8; not disposed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns><see langword="false"/> when there is none, see <see cref="HasRejectsAsync"/>; nothing was written then.</returns>
    /// <exception cref="LoaderException">The file is not the one that was loaded, or cannot be read.</exception>
    Task<bool> WriteRejectsAsync(Stream output, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes as <see cref="WriteRejectsAsync"/>, with the suggestions of the report's findings in place of the values and keys that they correct. The
    /// stored findings are used: those beyond the caps are not.
    /// </summary>
    /// <param name="output">Receives the load in UTF-8; not disposed.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>
    /// The findings whose suggestions were written, in file order; <see langword="null"/> when there are no rejects, and nothing was written.
    /// </returns>
    /// <exception cref="LoaderException">As for <see cref="WriteRejectsAsync"/>.</exception>
    Task<IReadOnlyList<Finding>?> WriteCorrectedRejectsAsync(Stream output, CancellationToken cancellationToken = default);
}
