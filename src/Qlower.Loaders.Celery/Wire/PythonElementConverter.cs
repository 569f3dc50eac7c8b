using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.Celery.Wire;

/// <summary>
/// Writes what was read from a message as it stood there: Python's texts may hold halves of surrogate pairs, and its numbers may be none, both of
/// which are refused when written anew.
/// </summary>
internal sealed class PythonElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        writer.WriteRawValue(PythonJson.Raw(value), skipInputValidation: true);
}
