using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

internal sealed class OptionalIntegerConverter : JsonConverter<int?>
{
    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DecimalConverter.ReadDecimal(ref reader) is not { } number ? null
        : number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue ? (int)number
        : throw new JsonException("Not a whole number.");

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
