using System.Runtime.CompilerServices;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Inspection;

/// <summary>
/// The inspect pass over one file: one streaming read that validates statically and returns the manifest slice by slice. Memory does not
/// grow with the file. Serves one file; not thread-safe.
/// </summary>
internal sealed class FileInspector(Stream file, InspectionRequest request)
{
    private InspectionSummary? _summary;

    /// <summary>The result of the pass; only after the manifest was read to its end.</summary>
    public InspectionSummary Summary => _summary ?? throw new InvalidOperationException("The file is not inspected to its end.");

    /// <summary>Inspects a file without returning its manifest.</summary>
    public static async Task<InspectionSummary> InspectAsync(Stream file, InspectionRequest request, CancellationToken cancellationToken)
    {
        var inspector = new FileInspector(file, request);
        await foreach (var _ in inspector.ReadManifestAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        return inspector.Summary;
    }

    /// <summary>
    /// Reads the file to its end. The next slice is read when the caller asks for it; slices are empty of parts only if they have rejected
    /// records, and there are none without <see cref="InspectionRequest.CutsManifest"/>. Enumerated once.
    /// </summary>
    public async IAsyncEnumerable<ManifestSlice> ReadManifestAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sink = new InspectionSink(request);
        using var stream = new InspectionStream(file);
        using var run = new StreamingValidator(request.Pipeline.Schema, sink, LimitsOf(request.Options.Limits)).Start(stream);
        while (await run.AdvanceAsync(cancellationToken).ConfigureAwait(false))
        {
            if (sink.TakeSlice() is { } slice)
            {
                yield return slice;
            }
        }

        sink.Complete();
        if (run.Outcome.IsWellFormed)
        {
            HeaderChecks.Run(sink, request);
            if (sink.TakeSlice() is { } last)
            {
                yield return last;
            }
        }

        var sha256 = await stream.CompleteHashAsync(cancellationToken).ConfigureAwait(false);
        _summary = Summarise(sink, run.Outcome.IsWellFormed, request.Pipeline.Partner.Policy, sha256, stream.BytesRead);
    }

    private static ValidationLimits LimitsOf(LoadLimits limits) => new()
    {
        MaxDepth = limits.MaxDepth,
        MaxStringBytes = limits.MaxTextBytes,
        MaxMembers = limits.MaxMembers,
    };

    private static InspectionSummary Summarise(InspectionSink sink, bool isWellFormed, LoadPolicy policy, string sha256, long length)
    {
        var isRefused = !isWellFormed || sink.IsRefused;
        var models = isWellFormed ? sink.Models() : [];
        var (findings, counts) = sink.Findings.Drain();
        var result = new InspectionResult
        {
            // The header of an accepted load has the partner's own id and a known version.
            Header = isRefused ? sink.Header.Mask.Of(sink.Header.Header) : sink.Header.Header,
            Sha256 = sha256,
            IsRefused = isRefused,
            IsAllOrNothing = policy == LoadPolicy.AllOrNothing,
            SecretRanges = sink.Header.Secrets(sink.FaultOffset),
            Counts =
            [
                .. models.Select(model => new IntegratorCounts(
                    null,
                    model.Model,
                    model.Counts with { Rejected = isRefused ? model.Counts.Received : 0 })),
            ],
            Findings = [.. findings.Select(sink.Header.Mask.Of)],
            FindingCounts = counts,
        };
        return new InspectionSummary(result, models, isWellFormed, length);
    }
}
