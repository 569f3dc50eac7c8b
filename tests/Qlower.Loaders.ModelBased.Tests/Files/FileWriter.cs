using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qlower.Loaders.ModelBased.Tests.Files;

/// <summary>Writes files in the format of partners.</summary>
internal static class FileWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the bytes of a file, the same for the same file.</summary>
    public static byte[] Write(SentFile file)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            if (!file.IsHeaderLast)
            {
                WriteHeader(json, file);
            }

            WriteSections(json, file.Records);
            if (file.Clients.Count > 0)
            {
                WriteClients(json, file.Clients);
            }

            if (file.IsHeaderLast)
            {
                WriteHeader(json, file);
            }

            json.WriteEndObject();
        }

        var bytes = stream.ToArray();
        return file.Damage == Damage.Truncated ? bytes[..(bytes.Length / 2)] : bytes;
    }

    private static void WriteHeader(Utf8JsonWriter json, SentFile file)
    {
        json.WriteString("inigPtynm", file.Partner.Id);
        json.WriteString("apiKey", file.Damage == Damage.WrongKey ? "key-of-somebody-else" : file.Partner.Key);
        json.WriteString("creDtTm", "2026-01-05T09:00:00");
        json.WriteString("versionId", "2.0");
    }

    private static void WriteClients(Utf8JsonWriter json, IReadOnlyList<SentClient> clients)
    {
        json.WriteStartArray("clients");
        foreach (var client in clients)
        {
            json.WriteStartObject();
            json.WriteStartObject("client");
            json.WriteString("email", client.Email);
            json.WriteString("firstName", client.Text);
            if (!client.IsInvalid)
            {
                json.WriteString("lastName", "Le Goff");
            }

            json.WriteEndObject();
            WriteSections(json, client.Records);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSections(Utf8JsonWriter json, IReadOnlyList<SentRecord> records)
    {
        foreach (var section in records.GroupBy(record => record.Model))
        {
            json.WriteStartArray(section.Key.ToWireName());
            foreach (var record in section)
            {
                json.WriteStartObject();
                RecordWriter.Write(json, record);
                WriteSections(json, record.Nested);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }
}
