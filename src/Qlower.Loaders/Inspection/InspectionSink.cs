using System.Text.Json;
using Qlower.Loaders.Findings;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Inspection;

/// <summary>
/// Follows the validator through a file: attributes findings to records, counts, cuts parts, reads the header. Not thread-safe.
/// </summary>
internal sealed class InspectionSink : ValidationSink
{
    /// <summary>The most findings that wait for the end of the inspection.</summary>
    private const int MaxWaitingFindings = 10_000;

    private readonly InspectionRequest _request;
    private readonly RecordFrame[] _frames = [new(), new(), new(), new(), new(), new()];
    private readonly Stack<SectionFrame> _sections = new();
    private readonly PartCutter[] _cutters;
    private readonly List<RejectedRecord> _rejected = [];
    private readonly List<ParentReference> _parents = [];
    private readonly FindingRecorder _recorder;
    private readonly long[] _received = new long[RecordModels.All.Count];
    private readonly long[] _rejectedCounts = new long[RecordModels.All.Count];
    private int _depth;
    private int _ordinals;

    public InspectionSink(InspectionRequest request)
    {
        _request = request;
        Findings = new FindingCollector(request.Options.MaxFindings, request.Options.MaxFindingsPerRule);
        _cutters = [.. RecordModels.All.Select(model => new PartCutter(model, request.Options.RecordsPerPart, () => _ordinals++))];
        _frames[0].Begin(null, default, -1, null);
        Header = new HeaderReader(hash => request.Pipeline.Partner.IsKeyHash(hash), request.Pipeline.Partner.KeyHashes.Count > 1);
        _recorder = new FindingRecorder(request, Findings, Header);
    }

    public FindingCollector Findings { get; }

    public HeaderReader Header { get; }

    /// <summary>Where reading stopped; <see langword="null"/> when it did not.</summary>
    public long? FaultOffset { get; private set; }

    /// <summary>Whether the header, or something that belongs to no record, is faulty.</summary>
    public bool IsRefused => _frames[0].Errors > 0;

    private RecordFrame Top => _frames[_depth];

    public override void OnEnter(string tag, in ValueStart start)
    {
        if (RecordModels.TryParseWireName(tag, out var model))
        {
            _frames[++_depth].Begin(model, new FilePosition(start.Offset, start.Line, start.Column), start.Index, _sections.Peek(), start.Padding);
        }
        else if (tag == ObservedTags.Section)
        {
            EnterSection(start);
        }
        else if (tag == ObservedTags.Unknown)
        {
            _recorder.ReportUnknownKey(Top, start);
        }
        else if (ObservedTags.IsHeader(tag))
        {
            Header.Enter(tag, new FilePosition(start.Offset, start.Line, start.Column));
        }
    }

    public override void OnLeave(string tag, in ValueEnd end)
    {
        if (RecordModels.TryParseWireName(tag, out _))
        {
            LeaveRecord(end);
            return;
        }

        switch (tag)
        {
            case ObservedTags.Section:
                LeaveSection(end);
                break;
            case ObservedTags.Id when end.Kind == JsonValueKind.String && !end.IsOversized:
                Top.KeepId(end.Value);
                break;
            case ObservedTags.Removal:
                Top.IsRemoval = end.Value.SequenceEqual("R"u8);
                break;
            case ObservedTags.Unknown:
                Header.LeaveUnknown(end, isOfHeader: Top.Model is null);
                break;
            case ObservedTags.Root:
                _recorder.ReportMisspelt(Top, end);
                break;
            default:
                Header.Leave(tag, end);
                break;
        }
    }

    public override void OnFinding(SchemaFinding finding)
    {
        if (finding.IsFatal)
        {
            FaultOffset = finding.Offset;
            _depth = 0;
        }

        _recorder.Report(Top, finding);
    }

    public override void OnProgress(long bytes) => _request.Progress?.Invoke(bytes);

    /// <summary>Adds a finding on the header, which refuses the load.</summary>
    public void Refuse(string code, FilePosition at, string field, string? expected = null, string? actual = null)
    {
        _frames[0].Errors++;
        Findings.Add(new Finding
        {
            Code = code,
            Severity = FindingSeverity.Error,
            Pointer = field.Length > 0 ? "/" + field : "",
            Field = field.Length > 0 ? field : null,
            Offset = at.Line > 0 ? at.Offset : -1,
            Line = at.Line,
            Column = at.Column,
            Expected = expected,
            Actual = actual,
            CreatedAt = _request.Now,
        });
    }

    /// <summary>Keeps the header's findings; after the last value.</summary>
    public void Complete()
    {
        foreach (var finding in _frames[0].Buffered)
        {
            Findings.Keep(finding);
        }

        foreach (var cutter in _cutters)
        {
            cutter.Seal();
        }
    }

    /// <summary>Removes and returns what is complete of the manifest; <see langword="null"/> when there is nothing.</summary>
    public ManifestSlice? TakeSlice()
    {
        var parts = new List<LoadPart>();
        foreach (var cutter in _cutters)
        {
            cutter.TakeParts(parts);
        }

        var findings = TakeFindings();
        if (parts.Count + _rejected.Count + _parents.Count + findings.Count == 0)
        {
            return null;
        }

        var slice = new ManifestSlice { Parts = parts, Rejected = [.. _rejected], Parents = [.. _parents], Findings = findings };
        _rejected.Clear();
        _parents.Clear();
        return slice;
    }

    /// <summary>Removes and returns the findings when many wait, without the key; none before the key is known.</summary>
    private IReadOnlyList<Finding> TakeFindings() =>
        _request.CutsManifest && Header.HasKey && Findings.Retained > MaxWaitingFindings ? [.. Findings.TakeRetained().Select(Header.Mask.Of)] : [];

    /// <summary>By model: received, and of these statically rejected.</summary>
    public IReadOnlyList<ModelCounts> Models() =>
    [
        .. RecordModels.All
            .Where(model => _received[(int)model] > 0)
            .Select(model => new ModelCounts(model, new LoadCounts(_received[(int)model], 0, 0, _rejectedCounts[(int)model]))),
    ];

    private void EnterSection(in ValueStart start)
    {
        var owner = Top;
        PendingParent? parent = null;
        if (owner.Model is { } model)
        {
            parent = owner.AsParent ??= new PendingParent(model, owner.Start.Offset);
        }

        var outer = _sections.TryPeek(out var section) ? section : null;
        _sections.Push(owner.Model == RecordModel.Clients
            ? new SectionFrame(start.GetPointer(), null, parent, start.Padding)
            : new SectionFrame(start.GetPointer(), parent, outer?.Client, start.Padding));
    }

    private void LeaveSection(in ValueEnd end)
    {
        var section = _sections.Pop();
        if (end.Kind == JsonValueKind.Array)
        {
            // The brackets are the owner's, as in the bytes that a part's reader collects; what is between them is not.
            Top.SectionBytes += end.EndOffset - end.StartOffset - 2 - (end.Padding - section.Padding);
        }
    }

    private void LeaveRecord(in ValueEnd end)
    {
        var record = Top;
        var model = record.Model!.Value;
        _recorder.ReportMisspelt(record, end);
        var ownBytes = end.EndOffset - record.Start.Offset - (end.Padding - record.Padding) - record.SectionBytes;
        if (ownBytes > _request.Options.Limits.MaxRecordBytes)
        {
            _recorder.AddRecordFinding(record, RuleCodes.RecordTooLarge, _request.Options.Limits.MaxRecordBytes, ownBytes);
        }

        if (record.Id.Length > 0 && Header.IsKeyInId(record.Id))
        {
            _recorder.AddRecordFinding(record, RuleCodes.KeyAsId);
        }

        foreach (var finding in record.Buffered)
        {
            Findings.Keep(record.ExternalId is { } id ? finding.WithExternalId(id) : finding);
        }

        var isRejected = record.Errors > 0;
        _received[(int)model]++;
        _rejectedCounts[(int)model] += isRejected ? 1 : 0;
        if (record.AsParent?.Close(StoredId(record)) is { } awaited)
        {
            _parents.Add(awaited);
        }

        if (_request.CutsManifest)
        {
            _cutters[(int)model].Add(record.Section!, record.Start, end.EndOffset, record.Index, ownBytes, isRejected);
            if (isRejected && model is RecordModel.Clients or RecordModel.Declarants or RecordModel.Properties)
            {
                _rejected.Add(new RejectedRecord(model, record.Start.Offset, StoredId(record)));
            }
            else if (record.IsRemoval && record.AsParent is not null)
            {
                // Nothing can be nested in a property that is erased.
                _rejected.Add(new RejectedRecord(model, record.Start.Offset, ""));
            }
        }

        _depth--;
    }

    /// <summary>The id that is stored before the file is read to its end, without the key.</summary>
    private string StoredId(RecordFrame record) => Header.Mask.Of(record.ExternalId) ?? "";
}
