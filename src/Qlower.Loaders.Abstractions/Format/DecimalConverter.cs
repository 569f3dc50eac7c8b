using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.Format;

/// <summary>Reads a decimal from a JSON number or a string with a decimal point; <c>-0</c> becomes 0.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadDecimal(ref reader) ?? throw new JsonException("A decimal is required.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);

    public static decimal? ReadDecimal(ref Utf8JsonReader reader)
    {
        decimal value;
        if (reader.TokenType == JsonTokenType.Number)
        {
            value = reader.GetDecimal();
        }
        else if (reader.TokenType == JsonTokenType.Null || reader.GetString() is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        else if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            throw new JsonException("Not a decimal.");
        }

        return value == 0 ? 0 : value;
    }
}
