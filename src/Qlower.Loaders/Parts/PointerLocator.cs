using System.Text;
using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Parts;

/// <summary>Finds the position of the value of a pointer in a record.</summary>
internal static class PointerLocator
{
    private const int MaxTextBytes = 1024;

    /// <summary>The value, or the innermost one on the way to it that there is.</summary>
    /// <param name="utf8">The record, well-formed.</param>
    /// <param name="pointer">RFC 6901 pointer within the record, from anybody; what is none means the record.</param>
    public static RecordPlace Find(ReadOnlySpan<byte> utf8, string pointer)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        var (found, field) = (new StringBuilder(), default(string));
        foreach (var name in JsonPointerNames.Of(pointer))
        {
            var around = reader;
            if (!TryEnter(ref reader, name))
            {
                reader = around;
                field = reader.TokenType == JsonTokenType.StartObject && name.Length is > 0 and <= 255 ? name : field;
                break;
            }

            field = around.TokenType == JsonTokenType.StartObject ? name : null;
            found.Append('/').Append(JsonPointerNames.Escape(name));
        }

        return new RecordPlace((int)reader.TokenStartIndex, found.ToString(), field, TextOf(reader), reader.TokenType == JsonTokenType.String);
    }

    private static bool TryEnter(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(name);
                reader.Read();
                if (isIt)
                {
                    return true;
                }

                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray && JsonPointerNames.TryIndex(name, out var index))
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (index-- == 0)
                {
                    return true;
                }

                reader.Skip();
            }
        }

        return false;
    }

    private static string? TextOf(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Null => null,
        JsonTokenType.String when reader.ValueSpan.Length <= MaxTextBytes => reader.GetString()!,
        _ => Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, MaxTextBytes)]),
    };
}
