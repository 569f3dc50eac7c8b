using System.Runtime.CompilerServices;
using Qlower.Loaders.Reporting.Rejects;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A finished load's file in memory, which keeps what is written beside it.</summary>
internal sealed class ReportedFileFake(byte[] content, params IReadOnlyList<LoadPart> parts) : IReportedFile
{
    public Dictionary<string, byte[]> Written { get; } = [];

    public List<(long Offset, long? Length)> Reads { get; } = [];

    /// <summary>Bytes that one read returns at most.</summary>
    public int Piece { get; init; } = int.MaxValue;

    /// <summary>Opens the whole file in place of the content; <see langword="null"/> for the content.</summary>
    public Func<Stream>? Open { get; init; }

    public Exception? ReadFailure { get; init; }

    public ArchivedFile Archived { get; } = new() { Archive = "memory", Partner = "azur", Location = "success/azur.json", OriginalName = "azur.json" };

    public IReadOnlyList<ByteRange> SecretRanges { get; init; } = [];

    public Task<Stream> OpenReadAsync(long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        Reads.Add((offset, length));
        if (ReadFailure is not null)
        {
            throw ReadFailure;
        }

        if (Open is not null)
        {
            return Task.FromResult(Open());
        }

        var start = (int)Math.Min(offset, content.Length);
        var count = (int)Math.Min(length ?? long.MaxValue, content.Length - start);
        return Task.FromResult<Stream>(new PiecewiseStream(new MemoryStream(content, start, count, writable: false), Piece));
    }

    public async Task<string> WriteBesideAsync(string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        using var stream = new MemoryStream();
        await write(stream, cancellationToken);
        Written[suffix] = stream.ToArray();
        return Archived.Location + suffix;
    }

    /// <summary>The report of the load; one rejected record unless a test sets another.</summary>
    public LoadReport Report { get; init; } = SampleReports.Of(LoadStatus.Error, new LoadCounts(1, 0, 0, 1));

    public Task<bool> HasRejectsAsync(CancellationToken cancellationToken = default) => RejectsFile.ExistsAsync(Report, ReadPartsAsync(cancellationToken));

    public Task<bool> WriteRejectsAsync(Stream output, CancellationToken cancellationToken = default) =>
        RejectsFile.WriteAsync(Report, this, ReadPartsAsync(cancellationToken), output, corrections: null, cancellationToken);

    public async Task<IReadOnlyList<Finding>?> WriteCorrectedRejectsAsync(Stream output, CancellationToken cancellationToken = default)
    {
        var corrections = await RejectsCorrections.ReadAsync(Report.Findings, cancellationToken);
        return await RejectsFile.WriteAsync(Report, this, ReadPartsAsync(cancellationToken), output, corrections, cancellationToken) ? corrections.Applied : null;
    }

    private async IAsyncEnumerable<LoadPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return part;
        }
    }
}
