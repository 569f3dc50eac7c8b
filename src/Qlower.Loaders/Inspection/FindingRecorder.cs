using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qlower.Loaders.Findings;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Secrets;
using Qlower.Loaders.Suggestions;

namespace Qlower.Loaders.Inspection;

/// <summary>Turns what the validator found into findings on records, one for each cause. Not thread-safe.</summary>
internal sealed class FindingRecorder(InspectionRequest request, FindingCollector findings, HeaderReader header)
{
    /// <summary>The longest value that a finding shows.</summary>
    private const int LongestActual = 100;

    private const string RemovalMember = "remove";
    private static readonly int NumberLimit = new ValidationLimits().MaxNumberBytes;
    private static readonly int BufferLimit = new ValidationLimits().MaxBufferedBytes;

    private readonly UnknownKeys _unknownKeys = new(request.Pipeline.Fields);
    private readonly FindingComposer _composer = new(request.Pipeline.Fields);

    /// <summary>Reports a fault of the text or a failed keyword.</summary>
    public void Report(RecordFrame record, SchemaFinding finding)
    {
        var words = finding.Fault == JsonFault.None
            ? _composer.Compose(finding)
            : new FindingWords(RuleMapping.CodeOf(finding), null, null, null, Number(LimitOf(finding.Fault)), finding.Actual);
        var severity = finding.Fault == JsonFault.ByteOrderMark ? FindingSeverity.Information
            : finding.IsWarning ? FindingSeverity.Warning
            : request.Pipeline.Catalogue.Find(words.Code)?.Severity ?? FindingSeverity.Error;
        if (!finding.IsWarning && severity != FindingSeverity.Error && finding.Fault == JsonFault.None)
        {
            severity = FindingSeverity.Error;
        }

        if (finding.Fault != JsonFault.None || !ReportMisspelt(record, finding, words.Code, severity))
        {
            Report(record, finding, words, severity);
        }
    }

    /// <summary>Adds an error about a record as a whole.</summary>
    public void AddRecordFinding(RecordFrame record, string code, long? expected = null, long? actual = null)
    {
        record.Errors++;
        Add(record, new Finding
        {
            Code = code,
            Severity = FindingSeverity.Error,
            Model = record.Model,
            Pointer = $"{record.Section!.Pointer}/{record.Index}",
            Offset = record.Start.Offset,
            Line = record.Start.Line,
            Column = record.Start.Column,
            Expected = Number(expected),
            Actual = Number(actual),
            CreatedAt = request.Now,
        });
    }

    /// <summary>Counts and buffers a finding, unless another one says the same.</summary>
    private void Add(RecordFrame record, Finding finding, bool isMandatory = false)
    {
        if (record.Buffer(finding, isMandatory, out var replaced))
        {
            findings.Count(finding.Code, finding.Severity, finding.Model);
            if (replaced is not null)
            {
                findings.Uncount(replaced);
            }
        }
    }

    private void Report(RecordFrame record, SchemaFinding finding, FindingWords words, FindingSeverity severity)
    {
        record.Errors += severity == FindingSeverity.Error ? 1 : 0;
        if (IsConsequence(record, finding))
        {
            return;
        }

        var secret = SecretNames.SecretPart(finding.InstancePointer);
        var isSecret = secret is not null;

        // A text at the root, or a key in the wrong member of the header, may be the secret itself.
        var isOpaque = isSecret || words.Code == RuleCodes.RootNotObject || (record.Model is null && IsKey(finding.Actual)) || (finding.Fault != JsonFault.None && finding.Actual is { Length: > 12 });
        Add(
            record,
            new Finding
            {
                Code = words.Code,
                Severity = severity,
                Model = record.Model,
                Pointer = FindingText.Bound(secret ?? finding.InstancePointer, FindingText.LongestPlace),
                Field = FindingText.Bound(secret is null ? finding.Property ?? FieldOf(finding.InstancePointer) : FieldOf(secret), FindingText.LongestPlace),
                Line = finding.Line,
                Column = finding.Column,
                Offset = finding.Offset,
                Expected = words.Expected,
                Form = words.Form,
                Variant = words.Variant,
                Actual = isOpaque ? null : words.Actual,
                Suggestion = isOpaque || !findings.Keeps(words.Code) ? null : SuggestionOf(finding, words),
                CreatedAt = request.Now,
            },
            finding.IsFatal);
        if (finding.IsFatal && isSecret)
        {
            header.HideAll();
        }
    }

    /// <summary>The value is known only as far as the validator shows it.</summary>
    private static FindingSuggestion? SuggestionOf(SchemaFinding finding, FindingWords words) =>
        words is { Field: { } field, Code: not RuleCodes.NulCharacter } && finding.Property is null
        && finding.ActualKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        && finding.Actual is { Length: < LongestActual } actual && !(actual is [.., '…'] && actual.Length >= LongestActual - 2)
            ? ValueSuggester.Suggest(field, new SentValue(finding.ActualKind, words.Actual ?? finding.Actual.Trim('"')))
            : null;

    /// <summary>What only an erasure may lack is no further fault of a record whose erasure is misspelt.</summary>
    private static bool IsConsequence(RecordFrame record, SchemaFinding finding) =>
        record.Model == RecordModel.Properties && finding is { Keyword: "required", IsWarning: false, Property: not "id" }
        && !SchemaPlaces.IsOverlay(finding.SchemaLocation)
        && (record.HasErrorOn(RemovalMember) || record.Buffered.Any(earlier => earlier.Code == RuleCodes.MisspeltRequiredKey && earlier.Field == RemovalMember));

    /// <summary>Reports a missing field as the misspelt key that it is, where there is one.</summary>
    /// <returns><see langword="false"/> when it is just missing.</returns>
    private bool ReportMisspelt(RecordFrame record, SchemaFinding finding, string code, FindingSeverity severity)
    {
        if (record.Misspelt.Count == 0 || MisspeltOf(record, finding, code) is not { } key)
        {
            return false;
        }

        record.Errors += severity == FindingSeverity.Error ? 1 : 0;
        record.Misspelt.Remove(key);
        AddMisspelt(record, key, severity == FindingSeverity.Warning ? RuleCodes.MisspeltKey : record.Model is null ? code : RuleCodes.MisspeltRequiredKey, severity);
        return true;
    }

    /// <summary>The misspelt key that causes the finding: that of the missing field, of the owner of a document, or of an erasure.</summary>
    private MisspeltKey? MisspeltOf(RecordFrame record, SchemaFinding finding, string code)
    {
        var scope = request.Pipeline.Fields.Value.PlaceOf(finding.InstancePointer).Scope;
        return finding switch
        {
            { Property: { } missing } => record.Misspelt.Find(key => key.Scope == scope && key.Meant == missing)
                ?? (record.Model == RecordModel.Properties && !finding.IsWarning ? record.Misspelt.Find(key => key.Meant == RemovalMember) : null),
            _ when code == RuleCodes.DocumentWithoutOwner => record.Misspelt.Find(key => key.Meant is "propertyId" or "declarantId"),
            _ => null,
        };
    }

    /// <summary>Reports the misspelt keys of an object that ends: those of fields that it lacks.</summary>
    public void ReportMisspelt(RecordFrame record, in ValueEnd end)
    {
        foreach (var key in record.Misspelt)
        {
            // The members of the block are not those of the entry that ends; a required one that is missing was found before.
            var isThere = key.Scope == SchemaFields.ClientBlock
                ? request.Pipeline.Fields.Value.Find(key.Scope, key.Meant)!.IsRequired
                : end.HasMember(Encoding.UTF8.GetBytes(key.Meant));
            if (isThere)
            {
                ReportUnknown(record, key.Sent, key.Pointer, key.At);
            }
            else
            {
                AddMisspelt(record, key, RuleCodes.MisspeltKey, FindingSeverity.Warning);
            }
        }

        record.Misspelt.Clear();
    }

    private void AddMisspelt(RecordFrame record, MisspeltKey key, string code, FindingSeverity severity) => Add(record, new Finding
    {
        Code = code,
        Severity = severity,
        Model = record.Model,
        Pointer = FindingText.Bound(key.Pointer, FindingText.LongestPlace),
        Field = key.Meant,
        Offset = key.At.Offset,
        Line = key.At.Line,
        Column = key.At.Column,
        Actual = FindingText.Bound(key.Sent, LongestActual),
        Variant = record.Model is null ? Variants.Misspelt : null,
        Suggestion = new FindingSuggestion { Key = key.Meant },
        CreatedAt = request.Now,
    });

    /// <summary>Reports a key that the format does not define, or waits until it is known whether it is a misspelt one.</summary>
    public void ReportUnknownKey(RecordFrame record, in ValueStart start)
    {
        if (SecretNames.IsSecret(start.PropertyName))
        {
            header.EnterSecret(start.Offset);
        }

        if (_unknownKeys.Judge(record, start) is { } misspelt)
        {
            if (misspelt.Meant == "apiKey")
            {
                header.EnterSecret(start.Offset);
            }

            return;
        }

        ReportUnknown(record, Encoding.UTF8.GetString(start.PropertyName), start.GetPointer(), new FilePosition(start.Offset, start.Line, start.Column));
    }

    private void ReportUnknown(RecordFrame record, string name, string pointer, FilePosition at)
    {
        if (_unknownKeys.Lists(record.Model, name))
        {
            Add(record, new Finding
            {
                Code = RuleCodes.UnknownKey,
                Severity = FindingSeverity.Information,
                Model = record.Model,
                Pointer = pointer,
                Field = name,
                Offset = at.Offset,
                Line = at.Line,
                Column = at.Column,
                CreatedAt = request.Now,
            });
        }
    }

    private int? LimitOf(JsonFault fault) => fault switch
    {
        JsonFault.StringTooLong => request.Options.Limits.MaxTextBytes,
        JsonFault.NumberTooLong => NumberLimit,
        JsonFault.DepthExceeded => request.Options.Limits.MaxDepth,
        JsonFault.TooLargeToBuffer => BufferLimit,
        JsonFault.TooManyMembers => request.Options.Limits.MaxMembers,
        _ => null,
    };

    private bool IsKey(string? actual) =>
        actual is { Length: > 0 } && request.Pipeline.Partner.IsKeyHash(SHA256.HashData(Encoding.UTF8.GetBytes(actual.Trim('"'))));

    private static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The last name of a pointer that is no index; <see langword="null"/> for none.</summary>
    private static string? FieldOf(string pointer) =>
        JsonPointerNames.Of(pointer).LastOrDefault() is { } name && !name.All(char.IsAsciiDigit) ? name : null;
}
