using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Celery.Wire.Python;

/// <summary>
/// Writes an element of a message unchanged: Python's strings may contain halves of surrogate pairs, and its numbers may be NaN or infinite, both of which
/// the writer would refuse.
/// </summary>
internal sealed class PythonElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        writer.WriteRawValue(PythonJson.Raw(value), skipInputValidation: true);
}
