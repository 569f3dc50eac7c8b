using System.Buffers;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting.Rejects;

/// <summary>
/// Writes a valid load that contains only the rejected records of another, ready to be corrected and sent again, in the structure of
/// the original: a rejected record is copied with all nested records; a record that is not rejected but contains rejected ones
/// is copied with its own members (sent again, it counts as already known). The header is copied except for the key; where else the key is in records, digits
/// replace it.
/// Streams: memory does not grow with the file.
/// </summary>
internal static class RejectsFile
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Findings, on whatever record, after which the file's bytes cannot be cut at records.</summary>
    private static readonly HashSet<string> Unreadable = new(StringComparer.Ordinal)
    {
        RuleCodes.EmptyFile, RuleCodes.InvalidJson, RuleCodes.TruncatedFile, RuleCodes.TrailingData, RuleCodes.NotUtf8,
        RuleCodes.InvalidUtf8, RuleCodes.RootNotObject, RuleCodes.FileTooLarge,
    };

    /// <summary>The placeholder for the key, as JSON.</summary>
    public static ReadOnlySpan<byte> KeyPlaceholder => "\"REPLACE-WITH-YOUR-KEY\""u8;

    /// <summary>Whether there is something to write: records were rejected and the file is readable.</summary>
    public static async Task<bool> ExistsAsync(LoadReport report, IAsyncEnumerable<LoadPart> parts) =>
        CanExist(report) && await parts.AnyAsync(part => !part.Rejected.IsEmpty).ConfigureAwait(false);

    /// <summary>Writes the rejects.</summary>
    /// <param name="report">The report of the load.</param>
    /// <param name="file">The file of the load.</param>
    /// <param name="parts">The parts of the load, with their rejections.</param>
    /// <param name="output">Receives the rejects.</param>
    /// <param name="corrections">Corrects what is written; <see langword="null"/> to copy the records as they were sent.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns><see langword="false"/> when there is nothing to write.</returns>
    /// <exception cref="LoaderException">The file is not the one that the rejections are of, or cannot be read.</exception>
    public static async Task<bool> WriteAsync(
        LoadReport report,
        IReportedFile file,
        IAsyncEnumerable<LoadPart> parts,
        Stream output,
        RejectsCorrections? corrections,
        CancellationToken cancellationToken)
    {
        if (!CanExist(report))
        {
            return false;
        }

        var runs = await RejectedRuns.ReadAsync(parts).ConfigureAwait(false);
        if (runs.Records == 0)
        {
            return false;
        }

        await WriteAsync(runs, file, output, corrections, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task WriteAsync(
        RejectedRuns runs, IReportedFile file, Stream output, RejectsCorrections? corrections, CancellationToken cancellationToken)
    {
        var keys = await FileKey.ReadMaskAsync(file.SecretRanges, file.OpenReadAsync, hashes: null, cancellationToken).ConfigureAwait(false);
        var mask = new RejectsMask(keys, BufferSize);
        var filter = new RejectsFilter(runs, mask.Output, corrections);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var input = await file.OpenReadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await using (input.ConfigureAwait(false))
            {
                int read;
                while ((read = await input.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    filter.Process(buffer.AsSpan(0, read));
                    await output.WriteAsync(mask.Take(isEnd: false), cancellationToken).ConfigureAwait(false);
                    mask.Release();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (!filter.IsComplete || runs.Current is not null)
        {
            throw new LoaderException("The manifest of the load does not fit its file: rejected records are missing in it.");
        }

        await output.WriteAsync(mask.Take(isEnd: true), cancellationToken).ConfigureAwait(false);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    private static bool CanExist(LoadReport report) => report.Totals.Rejected > 0 && !report.FindingCounts.Any(IsUnreadable);

    /// <summary>Also any other error about the bytes that belongs to no record: the file was then refused, and records may be missing.</summary>
    private static bool IsUnreadable(FindingCount count) =>
        Unreadable.Contains(count.Code)
        || (count is { Model: null, Severity: FindingSeverity.Error } && count.Code.StartsWith("QLW00", StringComparison.Ordinal));
}
