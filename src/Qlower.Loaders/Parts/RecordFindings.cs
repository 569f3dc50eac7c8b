using Qlower.Loaders.Findings;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Parts;

/// <summary>Turns findings on records into findings on the file, without the file's key, and keeps them.</summary>
internal sealed class RecordFindings(FindingCollector collector, KeyMask keys, TimeProvider time)
{
    public FindingCollector Collector { get; } = collector;

    /// <summary>Whether a rule failed on Qlower's side.</summary>
    public bool IsFaulted { get; private set; }

    /// <summary>Returns a copy; what is added to one of the two is not in the other.</summary>
    public RecordFindings Copy() => new(Collector.Copy(), keys, time) { IsFaulted = IsFaulted };

    public void Add(RecordItem item, RecordFinding finding) => Add(item.Raw, item.Sent.Model, item.Sent.ExternalId, finding);

    /// <summary>Counts a finding without listing it.</summary>
    public void Count(RecordItem item, RecordFinding finding) => Collector.Count(finding.Code, finding.Severity, item.Sent.Model);

    /// <summary>Lists a finding that summarises others, which are counted already.</summary>
    public void List(RecordItem item, RecordFinding finding)
    {
        if (Collector.Keeps(finding.Code))
        {
            Keep(item.Raw, item.Sent.Model, item.Sent.ExternalId, finding, 0, item.Raw.Pointer, null, finding.Actual);
        }
    }

    public void AddRange(RecordItem item, IReadOnlyList<RecordFinding> found)
    {
        foreach (var finding in found)
        {
            Add(item, finding);
        }
    }

    public void Add(RawRecord raw, RecordModel model, string? externalId, RecordFinding finding)
    {
        IsFaulted |= finding.IsFault;
        Collector.Count(finding.Code, finding.Severity, model);
        if (!Collector.Keeps(finding.Code))
        {
            return;
        }

        var index = MemberLocator.IndexOf(raw, model, finding.Member);
        Keep(raw, model, externalId, finding, index, MemberLocator.PointerOf(raw, model, finding.Member), finding.Member, finding.Actual);
    }

    /// <summary>Adds what an engine found at a pointer of its own.</summary>
    public void Add(RecordItem item, RecordFinding finding, string pointer)
    {
        Collector.Count(finding.Code, finding.Severity, item.Sent.Model);
        if (!Collector.Keeps(finding.Code))
        {
            return;
        }

        var place = PointerLocator.Find(item.Raw.Bytes.Span, pointer);
        var secret = SecretNames.SecretPart(place.Pointer);
        if (secret is not null)
        {
            place = PointerLocator.Find(item.Raw.Bytes.Span, secret) with { Text = null };
            finding = new RecordFinding { Code = finding.Code, Severity = finding.Severity };
        }

        // Quotes distinguish "10" from 10.
        var actual = finding.Code == RuleCodes.WrongType && place is { IsString: true, Text: not null } ? $"\"{place.Text}\"" : place.Text;
        Keep(item.Raw, item.Sent.Model, item.Sent.ExternalId, finding, place.Index, item.Raw.Pointer + place.Pointer, finding.Member ?? place.Field, actual);
    }

    private void Keep(
        RawRecord raw, RecordModel model, string? externalId, RecordFinding finding, int index, string pointer, string? field, string? actual)
    {
        var position = raw.PositionOf(index);
        Collector.Keep(keys.Of(new Finding
        {
            Code = finding.Code,
            Severity = finding.Severity,
            Model = model,
            ExternalId = externalId,
            Pointer = FindingText.Bound(pointer, FindingText.LongestPlace),
            Field = FindingText.Bound(field, FindingText.LongestPlace),
            Offset = position.Offset,
            Line = position.Line,
            Column = position.Column,
            Expected = finding.Expected,
            Actual = Shorten(keys.Of(actual)),
            Message = finding.Message,
            Form = finding.Form,
            Variant = finding.Variant,
            Suggestion = finding.Suggestion,
            IsFault = finding.IsFault,
            CreatedAt = time.GetUtcNow(),
        }));
    }

    private static string? Shorten(string? text) => text is { Length: > 100 } ? text[..99] + "…" : text;
}
