using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qlower.Celery.Wire.Python;

/// <summary>
/// JSON as Python writes it: with the bare words <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which other readers reject. They are read as strings of
/// that spelling, which the converters of numbers read as numbers. Their first letter is escaped, which Python never does, so that they are distinguished
/// from strings when they are written again.
/// </summary>
internal static partial class PythonJson
{
    private static ReadOnlySpan<byte> EscapedN => "\\u004eaN"u8;

    private static ReadOnlySpan<byte> EscapedI => "\\u0049nfinity"u8;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    /// <exception cref="JsonException">The text is not JSON, or nested deeper than 128 levels.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(Quote(json), Options);
        var element = JsonElement.ParseValue(ref reader);
        return reader.Read() ? throw new JsonException("There is more than one value.") : element;
    }

    /// <summary>Returns the value as Python wrote it, bare words and halves of surrogate pairs included.</summary>
    public static ReadOnlySpan<byte> Raw(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        if (raw.IndexOf(EscapedN) < 0 && raw.IndexOf(EscapedI) < 0)
        {
            return raw;
        }

        return Encoding.UTF8.GetBytes(Quoted().Replace(
            Encoding.UTF8.GetString(raw), word => word.Value.Trim('"').Replace("\\u004e", "N", StringComparison.Ordinal).Replace("\\u0049", "I", StringComparison.Ordinal)));
    }

    /// <summary>Returns the same JSON with the bare words quoted.</summary>
    public static ReadOnlySpan<byte> Quote(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("NaN"u8) < 0 && json.IndexOf("Infinity"u8) < 0)
        {
            return json;
        }

        var quoted = new ArrayBufferWriter<byte>(json.Length + 64);
        var inText = false;
        for (var index = 0; index < json.Length;)
        {
            var length = inText ? 0 : WordLength(json[index..]);
            if (length > 0)
            {
                quoted.Write(length == 3 ? "\"\\u004eaN\""u8 : length == 8 ? "\"\\u0049nfinity\""u8 : "\"-\\u0049nfinity\""u8);
                index += length;
                continue;
            }

            length = inText && json[index] == '\\' && index + 1 < json.Length ? 2 : 1;
            inText ^= json[index] == '"';
            quoted.Write(json.Slice(index, length));
            index += length;
        }

        return quoted.WrittenSpan;
    }

    // A quote after a backslash is part of a string.
    [GeneratedRegex(@"(?<!\\)""(?:\\u004eaN|-?\\u0049nfinity)""")]
    private static partial Regex Quoted();

    private static int WordLength(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("Infinity"u8) ? 8 : rest.StartsWith("-Infinity"u8) ? 9 : 0;
}
