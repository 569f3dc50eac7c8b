using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

internal sealed class OptionalCodeConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CodeConverter.ReadCode(ref reader);

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
