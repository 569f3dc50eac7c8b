using Qlower.Loaders.Reporting.Rejects;

namespace Qlower.Loaders.Reporting;

/// <summary>The archived file of a load that is being concluded. A file beside it appears only while the lease is valid.</summary>
internal sealed class ReportedFile(
    ILoadManifest manifest, IFileArchive archive, LoadEntry load, ArchivedFile archived, LoadReport report, Func<CancellationToken, Task> ensureLease) : IReportedFile
{
    public ArchivedFile Archived => archived;

    public IReadOnlyList<ByteRange> SecretRanges => load.SecretRanges;

    public Task<Stream> OpenReadAsync(long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        archive.OpenArchivedAsync(archived, offset, length, cancellationToken);

    public Task<string> WriteBesideAsync(string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default) =>
        archive.WriteBesideAsync(
            archived,
            suffix,
            async (stream, token) =>
            {
                await write(stream, token).ConfigureAwait(false);

                // What was written after the load was closed by another worker may lack its rejected records.
                await ensureLease(token).ConfigureAwait(false);
            },
            cancellationToken);

    public Task<bool> HasRejectsAsync(CancellationToken cancellationToken = default) => RejectsFile.ExistsAsync(report, ReadPartsAsync(cancellationToken));

    public Task<bool> WriteRejectsAsync(Stream output, CancellationToken cancellationToken = default) =>
        RejectsFile.WriteAsync(report, this, ReadPartsAsync(cancellationToken), output, corrections: null, cancellationToken);

    public async Task<IReadOnlyList<Finding>?> WriteCorrectedRejectsAsync(Stream output, CancellationToken cancellationToken = default)
    {
        var corrections = await RejectsCorrections.ReadAsync(report.Findings, cancellationToken).ConfigureAwait(false);
        var isWritten = await RejectsFile.WriteAsync(report, this, ReadPartsAsync(cancellationToken), output, corrections, cancellationToken).ConfigureAwait(false);
        return isWritten ? corrections.Applied : null;
    }

    /// <summary>The manifest's parts with the final rejections. A file refused at inspection has none: it has to be corrected as a whole.</summary>
    private IAsyncEnumerable<LoadPart> ReadPartsAsync(CancellationToken cancellationToken) =>
        load.IsRefused && load.PartsDone < load.Parts ? AsyncEnumerable.Empty<LoadPart>() : manifest.ReadPartsAsync(load.Id, cancellationToken);
}
