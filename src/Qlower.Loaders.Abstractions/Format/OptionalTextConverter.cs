using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>Reads an empty string of an optional field, or one of blanks alone, as absent.</summary>
internal sealed class OptionalTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
