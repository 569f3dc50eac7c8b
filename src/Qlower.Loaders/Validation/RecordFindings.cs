using Qlower.Loaders.Inspection;

namespace Qlower.Loaders.Validation;

/// <summary>Turns findings on records into findings on the file, and keeps them.</summary>
internal sealed class RecordFindings(FindingCollector collector, TimeProvider time)
{
    public FindingCollector Collector { get; } = collector;

    /// <summary>Whether a rule failed on Qlower's side.</summary>
    public bool IsFaulted { get; private set; }

    public void Add(RecordItem item, RecordFinding finding) => Add(item.Raw, item.Sent.Model, item.Sent.ExternalId, finding);

    public void Add(RawRecord raw, RecordModel model, string? externalId, RecordFinding finding)
    {
        IsFaulted |= finding.IsFault;
        Collector.Count(finding.Code, finding.Severity, model);
        if (!Collector.Keeps(finding.Code))
        {
            return;
        }

        var position = raw.PositionOf(MemberLocator.IndexOf(raw, model, finding.Member));
        Collector.Keep(new Finding
        {
            Code = finding.Code,
            Severity = finding.Severity,
            Model = model,
            ExternalId = externalId,
            Pointer = MemberLocator.PointerOf(raw, model, finding.Member),
            Field = finding.Member,
            Offset = position.Offset,
            Line = position.Line,
            Column = position.Column,
            Expected = finding.Expected,
            Actual = finding.Actual is { Length: > 100 } actual ? actual[..99] + "…" : finding.Actual,
            Message = finding.Message,
            IsFault = finding.IsFault,
            CreatedAt = time.GetUtcNow(),
        });
    }
}
