using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Celery.Wire.Python;

/// <summary>Floating-point numbers with Python's bare words for what is no number.</summary>
internal abstract class PythonNumberConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Of(reader.GetDouble());
        }

        return Of(reader.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw new JsonException("A number is expected."),
        });
    }

    protected abstract T Of(double number);

    protected static void Write(Utf8JsonWriter writer, double special) =>
        writer.WriteRawValue(double.IsNaN(special) ? "NaN"u8 : special > 0 ? "Infinity"u8 : "-Infinity"u8, skipInputValidation: true);
}
