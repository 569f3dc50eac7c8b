using System.Text;
using System.Text.Json;
using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Evaluation;

/// <summary>Short texts for findings from names and values of any length.</summary>
internal static class Excerpt
{
    private const int MaxNameBytes = 256;
    private const int MaxLength = 100;

    /// <summary>At most 256 bytes of a name, cut between code points.</summary>
    public static string OfName(ReadOnlySpan<byte> name)
    {
        if (name.Length <= MaxNameBytes)
        {
            return Encoding.UTF8.GetString(name);
        }

        var length = MaxNameBytes;
        while ((name[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return Encoding.UTF8.GetString(name[..length]) + "…";
    }

    /// <summary>At most 100 characters of a scalar, or the kind of a container.</summary>
    public static string Of(in ScalarValue value, bool quote)
    {
        if (value.Kind is JsonValueKind.Object or JsonValueKind.Array)
        {
            return value.Kind == JsonValueKind.Object ? "object" : "array";
        }

        if (value.IsOversized)
        {
            return "…";
        }

        // 100 characters never take more than 400 bytes, so a longer text is cut before it is decoded.
        var bytes = value.Text;
        var length = Math.Min(bytes.Length, 4 * MaxLength);
        while (length < bytes.Length && length > 0 && (bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        text = quote && value.Kind == JsonValueKind.String ? $"\"{text}\"" : text;
        if (text.Length <= MaxLength && length == bytes.Length)
        {
            return text;
        }

        var cut = Math.Min(text.Length, MaxLength - 1);
        return text[..(char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)] + "…";
    }
}
