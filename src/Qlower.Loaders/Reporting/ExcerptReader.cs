using Qlower.Loaders.Reporting.Rejects;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Reads the bytes around findings, in order of the file, in few and small ranges. A file that cannot be read gives no
/// excerpt; nothing of it is a failure of the report.
/// </summary>
internal static class ExcerptReader
{
    private const int Reach = ExcerptCutter.Reach;
    private const int LookBehind = 512;

    /// <summary>Enough to detect whether a character or a line continues after the excerpt.</summary>
    private const int Lookahead = 8;
    private const int LargestGap = 4 * 1024;
    private const int LargestBlock = 32 * 1024;
    private const int Budget = 384 * 1024;

    /// <summary>The excerpts of these findings; a finding without a known place, or beyond the budget, has none.</summary>
    public static async Task<IReadOnlyDictionary<Finding, Excerpt>> ReadAsync(
        IEnumerable<Finding> findings, IReportedFile file, CancellationToken cancellationToken)
    {
        var result = new Dictionary<Finding, Excerpt>(ReferenceEqualityComparer.Instance);
        var sorted = findings.Where(finding => finding.Offset >= 0).OrderBy(finding => finding.Offset).ToArray();
        if (sorted.Length == 0 || await TryReadKeyAsync(file, cancellationToken).ConfigureAwait(false) is not { } keys)
        {
            return result;
        }

        // A key is recognised only if all of it is in the block.
        var lookBehind = Math.Max(LookBehind, keys.LongestForm);
        var spent = 0L;
        for (var first = 0; first < sorted.Length;)
        {
            var start = Math.Max(0, sorted[first].Offset - Reach - lookBehind);
            var last = first;
            while (last + 1 < sorted.Length
                && sorted[last + 1].Offset - sorted[last].Offset < LargestGap
                && sorted[last + 1].Offset + Reach - start <= LargestBlock)
            {
                last++;
            }

            var length = (int)(sorted[last].Offset + Reach + Lookahead + keys.LongestForm - start);
            spent += length;
            if (spent > Budget || await TryReadAsync(file, keys, start, length, cancellationToken).ConfigureAwait(false) is not { } block)
            {
                break;
            }

            for (; first <= last; first++)
            {
                if (ExcerptCutter.Cut(block, start, sorted[first]) is { } excerpt)
                {
                    result[sorted[first]] = excerpt;
                }
            }
        }

        return result;
    }

    private static async Task<KeyMask?> TryReadKeyAsync(IReportedFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await FileKey.ReadMaskAsync(file.SecretRanges, file.OpenReadAsync, hashes: null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<byte[]?> TryReadAsync(IReportedFile file, KeyMask keys, long start, int length, CancellationToken cancellationToken)
    {
        try
        {
            var stream = await file.OpenReadAsync(start, length, cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var block = new byte[length];
                var read = await stream.ReadAtLeastAsync(block, length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                var content = block[..read];
                SecretMask.Apply(content, start, file.SecretRanges);
                MisplacedKeys.Blank(content);
                keys.Blank(content);
                return content;
            }
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
