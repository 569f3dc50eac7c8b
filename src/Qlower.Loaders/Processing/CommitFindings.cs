using System.Globalization;
using Qlower.Loaders.Findings;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Processing;

/// <summary>Turns what commits report into findings on the file, without reading it: the line and the column are unknown. Thread-safe.</summary>
internal sealed class CommitFindings(ILoadManifest manifest, ILoadResults results, QlowerLoadersOptions options, TimeProvider time)
{
    /// <summary>Returns the findings to store, as many as the caps of the load allow, and their exact numbers.</summary>
    public async Task<(List<Finding> Findings, List<FindingCount> Counts)> OfAsync(
        string loadId, IReadOnlyList<StagedCommit> commits, KeyMask keys, CancellationToken cancellationToken)
    {
        List<FindingCount> counts = [.. commits.SelectMany(commit => commit.FindingCounts)];
        if (counts.Count == 0)
        {
            return ([], []);
        }

        var places = commits.SelectMany(commit => commit.Findings).ToLookup(finding => finding.BatchId, StringComparer.Ordinal);
        var earlier = await results.GetFindingCountsAsync(loadId, cancellationToken).ConfigureAwait(false);
        var collector = new FindingCollector(options.MaxFindings, options.MaxFindingsPerRule, earlier);
        await foreach (var part in manifest.ReadPartsAsync(loadId, cancellationToken).ConfigureAwait(false))
        {
            foreach (var found in places[IntegrationBatches.IdOf(loadId, part.Ordinal)])
            {
                collector.Keep(keys.Of(Of(part, found)));
            }
        }

        return ([.. collector.Drain().Retained], counts);
    }

    private Finding Of(LoadPart part, StagedFinding found) => new()
    {
        Code = found.Finding.Code,
        Severity = found.Finding.Severity,
        Model = part.Model,
        ExternalId = found.ExternalId,
        Pointer = PointerOf(part, found.Record),
        Field = found.Finding.Member,
        Offset = found.Offset,
        Expected = found.Finding.Expected,
        Actual = found.Finding.Actual is { Length: > 100 } actual ? actual[..99] + "…" : found.Finding.Actual,
        Message = found.Finding.Message,
        IsFault = found.Finding.IsFault,
        CreatedAt = time.GetUtcNow(),
    };

    private static string PointerOf(LoadPart part, int staged)
    {
        var record = -1;
        foreach (var run in part.Runs)
        {
            for (var i = 0; i < run.Count; i++)
            {
                record++;
                if (!part.Rejected[record] && staged-- == 0)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"{run.ArrayPointer}/{run.FirstIndex + i}");
                }
            }
        }

        return "";
    }
}
