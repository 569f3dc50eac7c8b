using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>Records as the other system reads them: members in snake_case, enumerations as texts, dates in ISO 8601.</summary>
internal static class BatchJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Name(RecordModel model) => JsonNamingPolicy.SnakeCaseLower.ConvertName(model.ToString());

    public static byte[] Write(IReadOnlyList<IntegrationRecord> records)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var record in records)
            {
                writer.WriteStartObject();
                writer.WriteString("external_id", record.ExternalId);
                writer.WriteNumber("offset", record.Offset);
                writer.WriteBoolean("erase", record.IsErasure);
                writer.WritePropertyName("record");
                JsonSerializer.Serialize(writer, record.Record, record.Record?.GetType() ?? typeof(object), Options);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return stream.ToArray();
    }
}
