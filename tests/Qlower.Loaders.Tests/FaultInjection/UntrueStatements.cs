using System.Text.RegularExpressions;

namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>Statements that mislead a partner, or that no partner understands. Each pattern was found in a report once.</summary>
internal static partial class UntrueStatements
{
    /// <summary>The reason why a finding misleads; <see langword="null"/> when it does not.</summary>
    public static string? Of(Fault fault, Finding finding, FindingDescription description, bool isRejected)
    {
        var text = $"{description.Title}\n{description.Message}\n{description.Hint}\n{description.Expected}";
        return finding switch
        {
            _ when Placeholder().IsMatch(text) => "a place-holder without a value",
            _ when Literal().IsMatch(text) => "a word of JSON as if it were a value",
            _ when Internal().IsMatch(text) => "the name of an internal format, a pattern or a type of JSON Schema",
            _ when Twice().IsMatch(text) => "a code listed twice",
            _ when isRejected && finding.Severity != FindingSeverity.Error && Accepted().IsMatch(text) => "“accepted” about a rejected record",
            _ when NoCode(fault) && Code().IsMatch(text) => "a code is said to be expected where the field has none",
            _ when !fault.Field.IsRequired && fault.Field.Name is not "propertyId" && Required().IsMatch(description.Message) => "“required” about an optional field",
            _ when finding.Actual is "object" or "array" or "null" or "" => "the kind of a value instead of the value",
            _ when finding.Field != fault.Field.Name => "another field is named",
            _ => null,
        };
    }

    private static bool NoCode(Fault fault) => fault.Field.Kind is not (FaultKind.Code or FaultKind.NumberCode or FaultKind.YesNo or FaultKind.Country
        or FaultKind.Civility or FaultKind.Currency or FaultKind.Vat or FaultKind.Removal);

    [GeneratedRegex(@"—|\{[a-z]+\}|«\s*»|“”|[ :]\.( |$)", RegexOptions.Multiline)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[«“]\s*(null|object|array|undefined)\s*[»”]")]
    private static partial Regex Literal();

    [GeneratedRegex(@"x-[a-z]|\^|\[0-9\]|\\u|\b(string|integer|enum|pattern|regex|minLength|uri|anyOf)\b|: 1\.")]
    private static partial Regex Internal();

    [GeneratedRegex(@"\b(\w+), ""?\1""?(,|\.|$)", RegexOptions.Multiline)]
    private static partial Regex Twice();

    [GeneratedRegex("accepté|accepted")]
    private static partial Regex Accepted();

    [GeneratedRegex("code connu|known code|Valeurs acceptées|Accepted values")]
    private static partial Regex Code();

    [GeneratedRegex("obligatoire|required", RegexOptions.IgnoreCase)]
    private static partial Regex Required();
}
