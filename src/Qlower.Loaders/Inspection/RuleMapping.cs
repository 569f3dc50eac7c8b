using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Inspection;

/// <summary>The code of the rule behind a finding of the schema engine.</summary>
internal static class RuleMapping
{
    public static string CodeOf(SchemaFinding finding) => finding switch
    {
        { Fault: not JsonFault.None } => CodeOf(finding.Fault),
        { Rule: { } rule } => rule,
        _ => CodeOf(finding.Keyword),
    };

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
        _ => RuleCodes.InvalidJson,
    };

    private static string CodeOf(string? keyword) => keyword switch
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
