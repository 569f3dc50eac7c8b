using System.Text.Json;

namespace Qlower.Loaders.JsonSchema;

/// <summary>
/// One failure or one annotation of the standard's output. Immutable; may contain excerpts of the instance and thereby personal data.
/// </summary>
public sealed class OutputUnit
{
    internal OutputUnit(bool isValid, string keywordLocation, string absoluteKeywordLocation, string instanceLocation)
    {
        IsValid = isValid;
        KeywordLocation = keywordLocation;
        AbsoluteKeywordLocation = absoluteKeywordLocation;
        InstanceLocation = instanceLocation;
    }

    /// <summary>False for a failure, true for an annotation.</summary>
    public bool IsValid { get; }

    /// <summary>The path through the schema to the keyword, references included: <c>/properties/x/$ref/type</c>. Empty for a fault of
    /// the JSON text.</summary>
    public string KeywordLocation { get; }

    /// <summary>The keyword's own location: an absolute URI with a fragment, or the fragment alone when the schema has no URI. Empty for a
    /// fault of the JSON text.</summary>
    public string AbsoluteKeywordLocation { get; }

    /// <summary>The value, as an RFC 6901 pointer; empty for the root.</summary>
    public string InstanceLocation { get; }

    /// <summary>What failed, in English, for people; null for an annotation.</summary>
    public string? Error { get; internal init; }

    /// <summary>The annotation as JSON text; null for a failure.</summary>
    public string? Annotation { get; internal init; }

    /// <summary>Location and message on one line.</summary>
    public override string ToString() => $"{InstanceLocation} {KeywordLocation}: {Error ?? Annotation}";

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("valid", IsValid);
        writer.WriteString("keywordLocation", KeywordLocation);
        if (AbsoluteKeywordLocation.Length > 0)
        {
            writer.WriteString("absoluteKeywordLocation", AbsoluteKeywordLocation);
        }

        writer.WriteString("instanceLocation", InstanceLocation);
        if (Error is not null)
        {
            writer.WriteString("error", Error);
        }

        if (Annotation is not null)
        {
            writer.WritePropertyName("annotation");
            writer.WriteRawValue(Annotation);
        }

        writer.WriteEndObject();
    }
}
