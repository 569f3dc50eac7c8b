using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Inspection;

/// <summary>The inspect pass: one streaming read that validates statically and cuts the manifest. Thread-safe.</summary>
internal static class FileInspector
{
    /// <summary>Inspects a file to its end. Memory does not grow with the file.</summary>
    public static async Task<InspectionSummary> InspectAsync(Stream file, InspectionRequest request, CancellationToken cancellationToken)
    {
        var sink = new InspectionSink(request);
        using var stream = new InspectionStream(file, token => HandOverAsync(sink, request, token));
        var limits = request.Options.Limits;
        var validator = new StreamingValidator(request.Pipeline.Schema, sink, new ValidationLimits
        {
            MaxDepth = limits.MaxDepth,
            MaxStringBytes = limits.MaxTextBytes,
            MaxMembers = limits.MaxMembers,
        });
        var outcome = await validator.ValidateAsync(stream, cancellationToken).ConfigureAwait(false);
        sink.Complete();
        if (outcome.IsWellFormed)
        {
            HeaderChecks.Run(sink, request);
            await HandOverAsync(sink, request, cancellationToken).ConfigureAwait(false);
        }

        var sha256 = await stream.CompleteHashAsync(cancellationToken).ConfigureAwait(false);
        var isRefused = !outcome.IsWellFormed || sink.IsRefused;
        var models = outcome.IsWellFormed ? sink.Models() : [];
        var (findings, counts) = sink.Findings.Drain();
        var result = new InspectionResult
        {
            Header = sink.Header.Header,
            Sha256 = sha256,
            IsRefused = isRefused,
            SecretRanges = sink.Header.Secrets(sink.FaultOffset),
            Counts =
            [
                .. models.Select(model => new IntegratorCounts(
                    null,
                    model.Model,
                    model.Counts with { Rejected = isRefused ? model.Counts.Received : 0 })),
            ],
            Findings = findings,
            FindingCounts = counts,
        };
        return new InspectionSummary(result, models, outcome.IsWellFormed, stream.BytesRead);
    }

    private static async Task HandOverAsync(InspectionSink sink, InspectionRequest request, CancellationToken cancellationToken)
    {
        if (request.AppendParts is not { } append)
        {
            return;
        }

        var (parts, rejected) = sink.TakeReady();
        if (parts.Count > 0 || rejected.Count > 0)
        {
            await append(parts, rejected, cancellationToken).ConfigureAwait(false);
        }
    }
}
