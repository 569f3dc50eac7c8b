using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>Writes JSON that is also readable by people: letters are not escaped, format and bidirectional characters are.</summary>
internal static class JsonOutput
{
    private static readonly JavaScriptEncoder Encoder = CreateEncoder();

    public static string Write(Action<Utf8JsonWriter> write, bool isIndented = true)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = isIndented, Encoder = Encoder, NewLine = "\n" }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteCounts(this Utf8JsonWriter json, string name, LoadCounts counts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("received", counts.Received);
        json.WriteNumber("integrated", counts.Integrated);
        json.WriteNumber("already_known", counts.AlreadyKnown);
        json.WriteNumber("rejected", counts.Rejected);
        json.WriteEndObject();
    }

    private static JavaScriptEncoder CreateEncoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (var character = 0; character <= char.MaxValue; character++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory((char)character) == UnicodeCategory.Format)
            {
                settings.ForbidCharacter((char)character);
            }
        }

        return JavaScriptEncoder.Create(settings);
    }
}
