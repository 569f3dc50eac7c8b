using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.Schemas;

/// <summary>The form that a keyword of an overlay requires.</summary>
internal static class OverlayForms
{
    /// <summary>Returns the form; <see langword="null"/> for keywords that have no words of their own.</summary>
    public static ValueForm? Of(SchemaFinding finding) => (finding.Keyword, finding.Expected) switch
    {
        ("format", "date") => ValueForm.Date,
        ("format", "date-time" or "x-iso-8601") => ValueForm.Timestamp,
        ("format", "email") => ValueForm.Email,
        ("format", "x-web-address") => ValueForm.WebAddress,
        ("format", "x-decimal") => ValueForm.Decimal,
        ("type", { } types) => OfType(types.Split(", ", StringSplitOptions.None)[0]),
        _ => null,
    };

    private static ValueForm? OfType(string type) => type switch
    {
        "string" => ValueForm.Text,
        "number" => ValueForm.Decimal,
        "boolean" => ValueForm.Boolean,
        "array" => ValueForm.List,
        "object" => ValueForm.Record,
        _ => null,
    };
}
