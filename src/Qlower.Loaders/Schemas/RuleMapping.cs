using System.Text.Json;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>The code of the rule behind a finding of the schema engine.</summary>
internal static class RuleMapping
{
    public static string CodeOf(SchemaFinding finding) => finding switch
    {
        { Fault: not JsonFault.None } => CodeOf(finding.Fault),
        { Rule: { } rule } => rule,
        _ => CodeOf(finding.Keyword),
    };

    /// <summary>The expected value, for people: a list of codes without its variants of notation and of "absent".</summary>
    public static string? ExpectedOf(SchemaFinding finding) => finding switch
    {
        { Rule: RuleCodes.DocumentWithoutOwner } => "propertyId, declarantId",
        { Expected: null } => null,

        // Names of formats, patterns and types are for schemas, not for people.
        { Keyword: "pattern" or "format" or "type" or "minLength" or "not" or "required" or "false" } => null,
        { Keyword: "enum" or "const", Expected: var list } => CodesOf(list),
        { Keyword: "minimum" } => "≥ " + finding.Expected,
        { Keyword: "maximum" } => "≤ " + finding.Expected,
        { Keyword: "exclusiveMinimum" } => "> " + finding.Expected,
        { Keyword: "exclusiveMaximum" } => "< " + finding.Expected,
        _ => finding.Expected,
    };

    private static string? CodesOf(string list)
    {
        // The engine cuts a long list behind a value.
        const string Cut = ", …";
        var isCut = list.EndsWith(Cut, StringComparison.Ordinal);
        try
        {
            using var values = JsonDocument.Parse($"[{(isCut ? list[..^Cut.Length] : list)}]");
            var codes = values.RootElement.EnumerateArray().Select(value => value.ToString()).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal);
            var text = string.Join(", ", codes);
            return text.Length == 0 ? null : isCut ? text + Cut : text;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string CodeOf(JsonFault fault) => fault switch
    {
        JsonFault.Empty => RuleCodes.EmptyFile,
        JsonFault.UnexpectedEnd => RuleCodes.TruncatedFile,
        JsonFault.TrailingData => RuleCodes.TrailingData,
        JsonFault.NotUtf8Encoding => RuleCodes.NotUtf8,
        JsonFault.InvalidUtf8 => RuleCodes.InvalidUtf8,
        JsonFault.ByteOrderMark => RuleCodes.ByteOrderMark,
        JsonFault.DepthExceeded => RuleCodes.NestedTooDeep,
        JsonFault.StringTooLong => RuleCodes.TextTooLong,
        JsonFault.NumberTooLong => RuleCodes.NumberTooLong,
        JsonFault.TooManyMembers => RuleCodes.TooManyMembers,
        JsonFault.DuplicateKey => RuleCodes.DuplicateKey,
        JsonFault.LoneSurrogate => RuleCodes.LoneSurrogate,
        JsonFault.TooLargeToBuffer => RuleCodes.ValueTooLarge,
        _ => RuleCodes.InvalidJson,
    };

    /// <summary>The code of a keyword that has none of its own.</summary>
    public static string CodeOf(string? keyword) => keyword switch
    {
        "required" => RuleCodes.RequiredMissing,
        "type" => RuleCodes.WrongType,
        "enum" or "const" => RuleCodes.UnknownCode,
        "pattern" or "format" => RuleCodes.WrongForm,
        "maxLength" => RuleCodes.TooLong,
        "minLength" => RuleCodes.EmptyText,
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => RuleCodes.OutOfRange,
        _ => RuleCodes.SchemaRule,
    };
}
