using System.Text.Json;

namespace Qlower.Loaders;

/// <summary>
/// The correction of a finding, where it can be known: another value, or another key. Exactly one of the two is set. Immutable. Personal data, as
/// <see cref="Finding.Actual"/> is: shown only in the partner's own report.
/// </summary>
public sealed class FindingSuggestion
{
    /// <summary>The corrected value as JSON text, such as <c>"2023-01-31"</c> or <c>12.5</c>; <see langword="null"/> for another key.</summary>
    public string? Value { get; init; }

    /// <summary>The corrected key, without quotation marks; <see langword="null"/> for another value.</summary>
    public string? Key { get; init; }

    /// <summary>Returns the key, or the value as people read it: a text without quotation marks and escapes. Never <see langword="null"/>.</summary>
    public string GetText()
    {
        if (Value is not ['"', ..])
        {
            return Key ?? Value ?? "";
        }

        using var value = JsonDocument.Parse(Value);
        return value.RootElement.GetString()!;
    }

    /// <summary>Writes an object with one member: <c>value</c>, any JSON, or <c>key</c>, a text.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        if (Value is { } value && value[0] != '"')
        {
            writer.WritePropertyName("value");
            writer.WriteRawValue(value);
        }
        else
        {
            writer.WriteString(Key is null ? "value" : "key", GetText());
        }

        writer.WriteEndObject();
    }
}
