using Microsoft.Extensions.Options;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Processing;

/// <summary>The first stage of a load: reads the whole file and stores its manifest. Thread-safe.</summary>
internal sealed class LoadInspection(
    ILoadManifest manifest,
    SourceRegistry sources,
    IOptions<QlowerLoadersOptions> options,
    ProgressBoard board,
    LoaderMetrics metrics,
    TimeProvider time)
{
    /// <summary>Inspects the file from its beginning. An earlier, incomplete inspection is dropped.</summary>
    /// <exception cref="SourceChangedException">The file changed while it was read; the stage can be run again.</exception>
    public Task RunAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken) =>
        LoaderTelemetry.TraceAsync("inspect", load.Id, null, () => InspectAsync(lease, load, pipeline, cancellationToken));

    private async Task InspectAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var source = sources.Find(load.File.Source);
        var file = await source.RefreshAsync(load.File, cancellationToken).ConfigureAwait(false);
        if (!await manifest.BeginInspectionAsync(lease, file ?? load.File, cancellationToken).ConfigureAwait(false))
        {
            // The file that exists there now belongs to another load: the file of this one no longer exists.
            file = null;
        }

        if (FileGate.Refuse(load, file, pipeline, time.GetUtcNow()) is { } refusal)
        {
            await manifest.CompleteInspectionAsync(lease, refusal, cancellationToken).ConfigureAwait(false);
            return;
        }

        var stream = await source.OpenReadAsync(file!, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var inspector = new FileInspector(stream, RequestOf(load, pipeline, started));
            await foreach (var slice in inspector.ReadManifestAsync(cancellationToken).ConfigureAwait(false))
            {
                await AppendAsync(lease, slice, cancellationToken).ConfigureAwait(false);
            }

            var summary = inspector.Summary;
            var after = await source.RefreshAsync(file!, cancellationToken).ConfigureAwait(false);
            if (after is null || !after.IsSameContent(file!) || summary.Length != file!.Length)
            {
                throw new SourceChangedException($"The file of load {load.Id} changed while it was read; it is read anew.");
            }

            await manifest.CompleteInspectionAsync(lease, summary.Result, cancellationToken).ConfigureAwait(false);
            metrics.Inspected(load.File.Partner, summary.Length, time.GetElapsedTime(started));
        }
    }

    private async Task AppendAsync(LoadLease lease, ManifestSlice slice, CancellationToken cancellationToken)
    {
        if (slice.Parts.Count + slice.Rejected.Count > 0)
        {
            await manifest.AppendPartsAsync(lease, slice.Parts, slice.Rejected, cancellationToken).ConfigureAwait(false);
        }

        if (slice.Parents.Count > 0)
        {
            await manifest.AppendParentsAsync(lease, slice.Parents, cancellationToken).ConfigureAwait(false);
        }

        if (slice.Findings.Count > 0)
        {
            await manifest.AppendFindingsAsync(lease, slice.Findings, cancellationToken).ConfigureAwait(false);
        }
    }

    private InspectionRequest RequestOf(LoadEntry load, LoadPipeline pipeline, long started) => new()
    {
        Pipeline = pipeline,
        IsPartnerKnown = partner => options.Value.Partners.ContainsKey(partner),
        FileName = load.File.Name,
        Options = options.Value,
        Now = time.GetUtcNow(),
        CutsManifest = true,
        Progress = bytes => board.Report(new LoadProgress(load.Id, LoadState.Received, bytes, load.File.Length, time.GetElapsedTime(started))),
    };
}
