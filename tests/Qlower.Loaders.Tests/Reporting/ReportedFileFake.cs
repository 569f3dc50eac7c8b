using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A finished load's file in memory, which keeps what is written beside it.</summary>
internal sealed class ReportedFileFake(byte[] content, params IReadOnlyList<LoadPart> parts) : IReportedFile
{
    public Dictionary<string, byte[]> Written { get; } = [];

    public List<(long Offset, long? Length)> Reads { get; } = [];

    /// <summary>Bytes that one read gives at most.</summary>
    public int Piece { get; init; } = int.MaxValue;

    /// <summary>Gives the whole file in place of the content.</summary>
    public Func<Stream>? Open { get; init; }

    public Exception? ReadFailure { get; init; }

    public ArchivedFile Archived { get; } = new() { Source = "memory", Partner = "azur", Location = "success/azur.json", OriginalName = "azur.json" };

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

    public async IAsyncEnumerable<LoadPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var part in parts)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return part;
        }
    }
}
