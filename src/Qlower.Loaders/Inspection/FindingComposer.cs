using System.Globalization;
using System.Text.Json;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Schemas;
using Qlower.Loaders.Suggestions;

namespace Qlower.Loaders.Inspection;

/// <summary>
/// Chooses the words for what the validator found: by the field and by the value, since the failed keyword means little to people and often
/// depends on how the schema is written. What belongs to a rule pack's overlay keeps its code. Not thread-safe.
/// </summary>
internal sealed class FindingComposer(Lazy<SchemaFields> fields)
{
    /// <summary>Chooses the words.</summary>
    /// <param name="finding">A failed keyword, no fault of the JSON text.</param>
    public FindingWords Compose(SchemaFinding finding)
    {
        var code = RuleMapping.CodeOf(finding);
        var (scope, name) = fields.Value.PlaceOf(finding.InstancePointer);
        if (finding.Property is { } property)
        {
            return new FindingWords(code, fields.Value.Find(scope, property), null, null, null, null);
        }

        var field = name is null ? null : fields.Value.Find(scope, name);
        var words = new FindingWords(code, field, null, VariantOf(finding.ActualKind), RuleMapping.ExpectedOf(finding), ActualOf(finding));
        var definition = SchemaPlaces.DefinitionOf(finding.SchemaLocation);
        if (SchemaPlaces.IsOverlay(finding.SchemaLocation))
        {
            return words with { Form = OverlayForms.Of(finding) };
        }

        if (field is not null && definition is not null && !RecordModels.TryParseWireName(definition, out _) && !field.Uses(definition))
        {
            // An overlay refers to a definition that the format does not use for this field.
            return words with { Form = FieldForms.OfDefinition(definition) };
        }

        words = words with { Form = field?.Form ?? (name is null && scope.Length > 0 ? ValueForm.Record : null) };
        return finding.IsWarning ? words with { Form = null } : Core(words, finding, scope.Length == 0);
    }

    private static FindingWords Core(FindingWords words, SchemaFinding finding, bool isHeader)
    {
        if (words.Field is { Codes.Count: > 0 } coded)
        {
            words = words with { Expected = string.Join(", ", coded.Codes) };
        }

        var isBlank = finding.ActualKind == JsonValueKind.String && string.IsNullOrWhiteSpace(words.Actual);
        return (finding.ActualKind, isHeader && words.Form != ValueForm.Section) switch
        {
            (_, _) when words.Code == RuleCodes.RootNotObject || finding.Keyword == "not" => words with { Form = null, Variant = null },
            (JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null, true) => words with { Code = HeaderCodeOf(words.Code) },
            (_, true) => isBlank ? words with { Code = HeaderCodeOf(words.Code), Variant = Variants.Empty, Actual = null } : words,
            (JsonValueKind.Null, _) when words.Field is not null => words with { Code = RuleCodes.RequiredMissing, Form = null },
            (JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null, _) => words with { Code = RuleCodes.WrongType },
            _ when isBlank && words.Form != ValueForm.Id => words with
            {
                Code = RuleCodes.EmptyText,
                Form = null,
                Variant = words.Actual is { Length: > 0 } ? Variants.Blank : null,
                Actual = null,
            },
            _ => Scalar(words, finding),
        };
    }

    /// <summary>A version that is not one at all is malformed like any other member.</summary>
    private static string HeaderCodeOf(string code) => code == RuleCodes.UnknownVersion ? RuleCodes.HeaderMemberInvalid : code;

    private static FindingWords Scalar(FindingWords words, SchemaFinding finding)
    {
        var isText = finding.ActualKind == JsonValueKind.String;
        var isNumber = finding.ActualKind == JsonValueKind.Number;
        switch (words.Form)
        {
            case ValueForm.Code:
                return words with { Code = RuleCodes.UnknownCode, Variant = null };
            case ValueForm.Decimal or ValueForm.PositiveDecimal when isText || isNumber:
                return Decimal(words);
            case ValueForm.WholeNumber when isNumber:
                return WholeNumber(words);
            case ValueForm.Date when isText:
                return words with { Code = RuleCodes.InvalidDate, Variant = DateTexts.VariantOf(words.Actual) };
            case ValueForm.Year when isText || isNumber:
                return words with { Code = RuleCodes.WrongForm, Variant = null };
            case ValueForm.Text or ValueForm.Id or ValueForm.Email or ValueForm.Phone or ValueForm.PostCode or ValueForm.Siren or ValueForm.Siret
                or ValueForm.Nic or ValueForm.WebAddress when isText:
                return words with { Variant = null, Form = words.Code == RuleCodes.WrongForm ? words.Form : null };
            case null:
                return words;
            default:
                return words with { Code = RuleCodes.WrongType };
        }
    }

    private static FindingWords Decimal(FindingWords words)
    {
        var isPlain = decimal.TryParse(words.Actual, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value);
        if (isPlain && words.Form == ValueForm.PositiveDecimal && value < 0)
        {
            return words with { Code = RuleCodes.OutOfRange, Form = null, Variant = null, Expected = "≥ 0" };
        }

        var isNumber = isPlain || double.TryParse(words.Actual, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return words with
        {
            Code = RuleCodes.InvalidDecimal,
            Form = words.Variant == Variants.Number ? null : words.Form,
            Variant = isNumber && words.Variant == Variants.Number ? Variants.Precision : null,
        };
    }

    private static FindingWords WholeNumber(FindingWords words)
    {
        var isKnown = decimal.TryParse(words.Actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return isKnown && value == decimal.Truncate(value)
            ? words with { Code = RuleCodes.OutOfRange, Form = null, Variant = null, Expected = value < 0 ? "≥ 0" : "≤ " + int.MaxValue.ToString(CultureInfo.InvariantCulture) }
            : words with { Code = RuleCodes.WrongType };
    }

    private static string? VariantOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Null => Variants.Null,
        JsonValueKind.Array => Variants.List,
        JsonValueKind.Object => Variants.Object,
        JsonValueKind.String => Variants.Text,
        JsonValueKind.Number => Variants.Number,
        JsonValueKind.True or JsonValueKind.False => Variants.Boolean,
        _ => null,
    };

    private static string? ActualOf(SchemaFinding finding)
    {
        // The engine writes a text in quotation marks where the type is at fault.
        var isQuoted = finding is { ActualKind: JsonValueKind.String, Keyword: "type", Actual: ['"', .., _] };
        return finding.ActualKind switch
        {
            JsonValueKind.Null or JsonValueKind.Array or JsonValueKind.Object => null,
            _ when finding.Actual is "" or "\"\"" => null,
            _ when isQuoted => finding.Actual!.EndsWith('"') ? finding.Actual[1..^1] : finding.Actual[1..],
            _ => finding.Actual,
        };
    }
}
