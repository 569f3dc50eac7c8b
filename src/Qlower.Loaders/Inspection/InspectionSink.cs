using System.Security.Cryptography;
using System.Text;
using Qlower.Loaders.Findings;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Inspection;

/// <summary>
/// Follows the validator through a file: attributes findings to records, counts, cuts parts, reads the header. Not thread-safe.
/// </summary>
internal sealed class InspectionSink : ValidationSink
{
    private const int MaxUnknownKeys = 200;

    /// <summary>The most findings that wait for the end of the inspection.</summary>
    private const int MaxWaitingFindings = 10_000;
    private static readonly int NumberLimit = new ValidationLimits().MaxNumberBytes;
    private static readonly int BufferLimit = new ValidationLimits().MaxBufferedBytes;

    private readonly InspectionRequest _request;
    private readonly RecordFrame[] _frames = [new(), new(), new(), new(), new(), new()];
    private readonly Stack<SectionFrame> _sections = new();
    private readonly PartCutter[] _cutters;
    private readonly List<RejectedRecord> _rejected = [];
    private readonly List<ParentReference> _parents = [];
    private readonly Dictionary<(RecordModel?, string), bool> _unknownKeys = [];
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
            ReportUnknownKey(start);
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
            case ObservedTags.Id when end.Kind == System.Text.Json.JsonValueKind.String && !end.IsOversized:
                Top.KeepId(end.Value);
                break;
            case ObservedTags.Removal:
                Top.IsRemoval = end.Value.SequenceEqual("R"u8);
                break;
            case ObservedTags.Unknown:
                Header.LeaveUnknown(end, isOfHeader: Top.Model is null);
                break;
            case ObservedTags.Root:
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

        var code = RuleMapping.CodeOf(finding);
        var severity = finding.Fault == JsonFault.ByteOrderMark ? FindingSeverity.Information
            : finding.IsWarning ? FindingSeverity.Warning
            : _request.Pipeline.Catalogue.Find(code)?.Severity ?? FindingSeverity.Error;
        if (!finding.IsWarning && severity != FindingSeverity.Error && finding.Fault == JsonFault.None)
        {
            severity = FindingSeverity.Error;
        }

        Report(finding, code, severity);
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

    private int? LimitOf(JsonFault fault) => fault switch
    {
        JsonFault.StringTooLong => _request.Options.Limits.MaxTextBytes,
        JsonFault.NumberTooLong => NumberLimit,
        JsonFault.DepthExceeded => _request.Options.Limits.MaxDepth,
        JsonFault.TooLargeToBuffer => BufferLimit,
        JsonFault.TooManyMembers => _request.Options.Limits.MaxMembers,
        _ => null,
    };

    private bool IsKey(string? actual) =>
        actual is { Length: > 0 } && _request.Pipeline.Partner.IsKeyHash(SHA256.HashData(Encoding.UTF8.GetBytes(actual.Trim('"'))));

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
        if (end.Kind == System.Text.Json.JsonValueKind.Array)
        {
            // The brackets are the owner's, as in the bytes that a part's reader collects; what is between them is not.
            Top.SectionBytes += end.EndOffset - end.StartOffset - 2 - (end.Padding - section.Padding);
        }
    }

    private void LeaveRecord(in ValueEnd end)
    {
        var record = Top;
        var model = record.Model!.Value;
        var ownBytes = end.EndOffset - record.Start.Offset - (end.Padding - record.Padding) - record.SectionBytes;
        if (ownBytes > _request.Options.Limits.MaxRecordBytes)
        {
            AddRecordFinding(record, RuleCodes.RecordTooLarge, _request.Options.Limits.MaxRecordBytes, ownBytes);
        }

        if (record.Id.Length > 0 && Header.IsKeyInId(record.Id))
        {
            AddRecordFinding(record, RuleCodes.KeyAsId);
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

    private void AddRecordFinding(RecordFrame record, string code, long? expected = null, long? actual = null)
    {
        record.Errors++;
        Findings.Count(code, FindingSeverity.Error, record.Model);
        record.Buffer(new Finding
        {
            Code = code,
            Severity = FindingSeverity.Error,
            Model = record.Model,
            Pointer = $"{record.Section!.Pointer}/{record.Index}",
            Offset = record.Start.Offset,
            Line = record.Start.Line,
            Column = record.Start.Column,
            Expected = expected?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Actual = actual?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            CreatedAt = _request.Now,
        });
    }

    private void Report(SchemaFinding finding, string code, FindingSeverity severity)
    {
        var record = Top;
        record.Errors += severity == FindingSeverity.Error ? 1 : 0;
        var secret = SecretNames.SecretPart(finding.InstancePointer);
        var isSecret = secret is not null;

        // A text at the root, or a key in the wrong member of the header, may be the secret itself.
        var isOpaque = isSecret || code == RuleCodes.RootNotObject || (record.Model is null && IsKey(finding.Actual)) || (finding.Fault != JsonFault.None && finding.Actual is { Length: > 12 });
        var found = new Finding
        {
            Code = code,
            Severity = severity,
            Model = record.Model,
            Pointer = FindingText.Bound(secret ?? finding.InstancePointer, FindingText.LongestPlace),
            Field = FindingText.Bound(secret is null ? finding.Property ?? FieldOf(finding.InstancePointer) : FieldOf(secret), FindingText.LongestPlace),
            Line = finding.Line,
            Column = finding.Column,
            Offset = finding.Offset,
            Expected = RuleMapping.ExpectedOf(finding) ?? LimitOf(finding.Fault)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Actual = isOpaque ? null : finding.Actual,
            CreatedAt = _request.Now,
        };
        if (record.Buffer(found, finding.IsFatal))
        {
            Findings.Count(code, severity, record.Model);
        }

        if (finding.IsFatal && isSecret)
        {
            Header.HideAll();
        }
    }

    private void ReportUnknownKey(in ValueStart start)
    {
        if (SecretNames.IsSecret(start.PropertyName))
        {
            Header.EnterSecret(start.Offset);
        }

        if (_unknownKeys.Count >= MaxUnknownKeys || start.PropertyName.Length > 255)
        {
            return;
        }

        var name = Encoding.UTF8.GetString(start.PropertyName);
        if (!_unknownKeys.TryAdd((Top.Model, name), true))
        {
            return;
        }

        Findings.Count(RuleCodes.UnknownKey, FindingSeverity.Information, Top.Model);
        Top.Buffer(new Finding
        {
            Code = RuleCodes.UnknownKey,
            Severity = FindingSeverity.Information,
            Model = Top.Model,
            Pointer = start.GetPointer(),
            Field = name,
            Offset = start.Offset,
            Line = start.Line,
            Column = start.Column,
            CreatedAt = _request.Now,
        });
    }

    private static string? FieldOf(string pointer)
    {
        var last = pointer.LastIndexOf('/');
        if (last < 0)
        {
            return null;
        }

        var name = pointer[(last + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return name.All(char.IsAsciiDigit) ? null : name;
    }
}
