namespace Qlower.Loaders.Reporting;

/// <summary>The archived file of a load that is being concluded.</summary>
internal sealed class ReportedFile(ILoadManifest manifest, IFileSource source, LoadEntry load, ArchivedFile archived) : IReportedFile
{
    public ArchivedFile Archived => archived;

    public IReadOnlyList<ByteRange> SecretRanges => load.SecretRanges;

    public Task<Stream> OpenReadAsync(long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        source.OpenArchivedAsync(archived, offset, length, cancellationToken);

    public Task<string> WriteBesideAsync(string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default) =>
        source.WriteBesideAsync(archived, suffix, write, cancellationToken);

    /// <summary>A file refused at inspection has none: it is to be corrected as a whole.</summary>
    public IAsyncEnumerable<LoadPart> ReadPartsAsync(CancellationToken cancellationToken = default) =>
        load.IsRefused && load.PartsDone < load.Parts ? AsyncEnumerable.Empty<LoadPart>() : manifest.ReadPartsAsync(load.Id, cancellationToken);
}
