using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Qlower.Celery.Wire.Python;

namespace Qlower.Celery.Wire.Canvas;

/// <summary>
/// Writes values to messages and reads them. Where reflection-based serialization is disabled, as in native AOT, the types are those of
/// <see cref="CeleryJsonContext"/> and of the resolver that the host's own options name.
/// </summary>
internal static class CeleryJson
{
    /// <summary>The options that apply where none are set.</summary>
    public static JsonSerializerOptions Default { get; } = With(null);

    /// <summary>Returns the options with numbers as Python writes and reads them.</summary>
    public static JsonSerializerOptions With(JsonSerializerOptions? options)
    {
        var own = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        own.Converters.Add(PythonNumberConverter.Double);
        own.Converters.Add(PythonNumberConverter.Single);
        own.Converters.Add(new PythonElementConverter());
        own.TypeInfoResolver = own.TypeInfoResolver is { } resolver
            ? JsonTypeInfoResolver.Combine(resolver, CeleryJsonContext.Default)
            : JsonSerializer.IsReflectionEnabledByDefault ? CreateReflectionResolver() : CeleryJsonContext.Default;
        own.MakeReadOnly();
        return own;
    }

    /// <summary>Writes a value of any type; a signature as a message carries it.</summary>
    public static void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case CelerySignature signature:
                SignatureCodec.Write(writer, signature, options);
                break;
            default:
                JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));
                break;
        }
    }

    /// <summary>Returns a value as JSON in UTF-8.</summary>
    public static byte[] ToBytes(object? value, JsonSerializerOptions options) =>
        value is null ? "null"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(value, options.GetTypeInfo(value.GetType()));

    /// <summary>Returns a value as a JSON element.</summary>
    public static JsonElement ToElement(object value) => JsonSerializer.SerializeToElement(value, Default.GetTypeInfo(value.GetType()));

    /// <summary>Reads an element.</summary>
    /// <exception cref="JsonException">The element does not have the shape of the type.</exception>
    public static T? Read<T>(JsonElement element, JsonSerializerOptions options) => (T?)element.Deserialize(options.GetTypeInfo(typeof(T)));

    /// <summary>Reads JSON in UTF-8.</summary>
    /// <exception cref="JsonException">The JSON does not have the shape of the type.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonSerializerOptions options) => (T?)JsonSerializer.Deserialize(json, options.GetTypeInfo(typeof(T)));

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Called only where reflection-based serialization is enabled.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where reflection-based serialization is enabled.")]
    private static DefaultJsonTypeInfoResolver CreateReflectionResolver() => new();
}
