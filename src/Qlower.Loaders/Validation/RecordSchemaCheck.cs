using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Validation;

/// <summary>
/// Validates records by the schema engine that the partner's overlay names. An engine that throws, or takes too long, is at fault, not the
/// record. Serves one turn on a load; not thread-safe.
/// </summary>
internal sealed class RecordSchemaCheck(LoadPipeline pipeline, RuleFaults faults, TimeSpan limit, TimeProvider time)
{
    /// <summary>A call that does not return occupies a thread, so their number is limited.</summary>
    private const int MaxOverruns = 3;

    private const int MaxExpectedLength = 200;

    private int _overruns;

    public async Task RunAsync(IReadOnlyList<RecordItem> items, RecordFindings findings, CancellationToken cancellationToken)
    {
        if (pipeline.RecordSchemas.Count == 0)
        {
            return;
        }

        foreach (var item in items)
        {
            if (pipeline.RecordSchemas.TryGetValue(item.Sent.Model, out var schema))
            {
                await JudgeAsync(item, schema, findings, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task JudgeAsync(RecordItem item, RecordSchema schema, RecordFindings findings, CancellationToken cancellationToken)
    {
        List<(SchemaViolation Violation, string Code)> violations;
        try
        {
            var found = await CallAsync(schema.Validator, item.Raw.Bytes, cancellationToken).ConfigureAwait(false);
            violations = [.. found.Select(violation => (violation, schema.CodeOf(violation)))];
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            item.IsRejected = true;
            findings.Add(item, faults.CreateForEngine(LoadPipeline.IdentityOf(schema), error));
            return;
        }

        // Engines report one fault several times, once for each branch: the same rule at the same position is one finding, as in inspection.
        foreach (var (violation, code) in violations.DistinctBy(found => (found.Violation.InstancePointer, found.Violation.Property, found.Code)))
        {
            item.IsRejected |= !violation.IsAdvice;
            findings.Add(
                item,
                new RecordFinding
                {
                    Code = code,
                    Severity = violation.IsAdvice ? FindingSeverity.Warning : FindingSeverity.Error,
                    Member = violation.Property is { Length: > 255 } name ? name[..255] : violation.Property,
                    Expected = violation.Expected is { Length: > MaxExpectedLength } text ? text[..(MaxExpectedLength - 1)] + "…" : violation.Expected,
                },
                violation.InstancePointer ?? "");
        }
    }

    /// <summary>Calls on another thread, because an engine may never return.</summary>
    private async Task<IReadOnlyList<SchemaViolation>> CallAsync(ISchemaValidator validator, ReadOnlyMemory<byte> record, CancellationToken cancellationToken)
    {
        if (_overruns >= MaxOverruns)
        {
            throw new TimeoutException($"The engine took longer than {limit} for {MaxOverruns} records and is not called again.");
        }

        using var clock = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        try
        {
            return await Task.Run(() => validator.Validate(record, stop.Token), stop.Token).WaitAsync(stop.Token).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The engine returned no list.");
        }
        catch (OperationCanceledException error) when (clock.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            _overruns++;
            throw new TimeoutException($"The engine took longer than {limit} for a record.", error);
        }
    }
}
