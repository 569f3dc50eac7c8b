using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Processing;

/// <summary>
/// Handles a load whose file was replaced after inspection. While nothing is integrated, which includes a dry run, it is inspected again;
/// later the remaining records are rejected, and the present content of the file becomes a load of its own. Thread-safe.
/// </summary>
internal sealed class ChangedSource(
    ILoadRegistry registry, ILoadManifest manifest, ILoadProgress progress, SourceRegistry sources, LoadParts parts, TimeProvider time)
{
    public async Task HandleAsync(LoadLease lease, LoadEntry load, CancellationToken cancellationToken)
    {
        var now = await sources.Find(load.File.Source).RefreshAsync(load.File, cancellationToken).ConfigureAwait(false);
        var current = await registry.FindAsync(load.Id, cancellationToken).ConfigureAwait(false) ?? load;
        if (current.IsAllOrNothing || (now is not null && current.PartsDone == 0))
        {
            // The inspection begins again and finds out whether the file can be loaded.
            await manifest.BeginInspectionAsync(lease, current.File, cancellationToken).ConfigureAwait(false);
            return;
        }

        var finding = new Finding
        {
            Code = RuleCodes.FileChanged,
            Severity = FindingSeverity.Error,
            IsFault = true,
            CreatedAt = time.GetUtcNow(),
        };
        while (await parts.NextAsync(lease, cancellationToken).ConfigureAwait(false) is { } part)
        {
            await progress.CheckpointAsync(part, Rejection(part.Part, finding), cancellationToken).ConfigureAwait(false);
            finding = null;
        }

        await progress.AdvanceAsync(lease, LoadState.Concluding, cancellationToken).ConfigureAwait(false);
    }

    private static PartCompleted Rejection(LoadPart part, Finding? finding) => new()
    {
        Rejected = RecordMask.All(part.Records),
        Counts = [new IntegratorCounts(null, part.Model, new LoadCounts(0, 0, 0, part.Records))],
        Findings = finding is null ? [] : [finding],
        FindingCounts = finding is null ? [] : [new FindingCount(finding.Code, finding.Severity, null, 1)],
        IsFaulted = true,
    };
}
