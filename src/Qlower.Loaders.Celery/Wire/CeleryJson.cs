using System.Runtime.InteropServices;
using System.Text.Json;

namespace Qlower.Loaders.Celery.Wire;

/// <summary>How values are written to and read from messages.</summary>
internal static class CeleryJson
{
    /// <summary>What is used where no options are set.</summary>
    public static JsonSerializerOptions Default { get; } = With(null);

    /// <summary>The options with numbers as Python writes and reads them.</summary>
    public static JsonSerializerOptions With(JsonSerializerOptions? options)
    {
        var own = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        own.Converters.Add(PythonNumberConverter.Double);
        own.Converters.Add(PythonNumberConverter.Single);
        own.MakeReadOnly(populateMissingResolver: true);
        return own;
    }

    /// <summary>Writes a value of any type, its bare numbers included.</summary>
    public static void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        if (value is JsonElement { ValueKind: not JsonValueKind.Undefined } element)
        {
            // As it was read, since Python's texts may hold halves of surrogate pairs, which are refused when written anew.
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);
            return;
        }

        if (value is CelerySignature signature)
        {
            SignatureCodec.Write(writer, signature, options);
            return;
        }

        JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), options);
    }
}
