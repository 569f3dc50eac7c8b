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
        own.Converters.Add(new PythonElementConverter());
        own.MakeReadOnly(populateMissingResolver: true);
        return own;
    }

    /// <summary>Writes a value of any type; a signature as a message carries it.</summary>
    public static void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        if (value is CelerySignature signature)
        {
            SignatureCodec.Write(writer, signature, options);
            return;
        }

        JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(object), options);
    }
}
