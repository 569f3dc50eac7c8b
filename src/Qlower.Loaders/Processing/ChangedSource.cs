using Qlower.Loaders.Parts;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Processing;

/// <summary>
/// What to do with a load whose file was replaced after inspection. As long as nothing is integrated it is inspected anew; later the
/// records that are left are rejected, and what the file holds now is a load of its own.
/// </summary>
internal sealed class ChangedSource(ILoadLedger ledger, SourceRegistry sources, TimeProvider time)
{
    public async Task SettleAsync(LoadLease lease, LoadEntry load, CancellationToken cancellationToken)
    {
        var now = await sources.Find(load.File.Source).RefreshAsync(load.File, cancellationToken).ConfigureAwait(false);
        var current = await ledger.FindAsync(load.Id, cancellationToken).ConfigureAwait(false) ?? load;
        if (now is not null && current.PartsDone == 0 && !current.IsRehearsed)
        {
            // The inspection begins again, and finds out what became of the file.
            await ledger.BeginInspectionAsync(lease, current.File, cancellationToken).ConfigureAwait(false);
            return;
        }

        var finding = new Finding
        {
            Code = RuleCodes.FileChanged,
            Severity = FindingSeverity.Error,
            IsFault = true,
            CreatedAt = time.GetUtcNow(),
        };
        while (await ledger.NextPartAsync(lease, cancellationToken).ConfigureAwait(false) is { } part)
        {
            await ledger.CheckpointAsync(lease, Rejection(part, finding), cancellationToken).ConfigureAwait(false);
            finding = null;
        }

        await ledger.AdvanceAsync(lease, LoadState.Concluding, cancellationToken).ConfigureAwait(false);
    }

    private static PartCheckpoint Rejection(LoadPart part, Finding? finding)
    {
        var all = PartBits.Copy([], part.Records);
        for (var i = 0; i < part.Records; i++)
        {
            PartBits.Set(all, i);
        }

        return new PartCheckpoint
        {
            Ordinal = part.Ordinal,
            IsDone = true,
            Rejected = all,
            Counts = [new LaneCounts(LaneCounts.Overall, part.Model, new LoadCounts(0, 0, 0, part.Records))],
            Findings = finding is null ? [] : [finding],
            FindingCounts = finding is null ? [] : [new FindingCount(finding.Code, finding.Severity, null, 1)],
            IsFaulted = true,
        };
    }
}
