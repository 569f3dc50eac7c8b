using System.Text.Json;

namespace Qlower.Celery.Wire.Canvas;

/// <summary>Signatures in a message's body, both ways.</summary>
internal static class SignatureCodec
{
    public static void Write(Utf8JsonWriter writer, CelerySignature signature, JsonSerializerOptions json)
    {
        writer.WriteStartObject();
        writer.WriteString("task", signature.Task);
        writer.WritePropertyName("args");
        WriteArgs(writer, signature.Args, json);
        writer.WritePropertyName("kwargs");
        WriteKwargs(writer, signature.Kwargs, json);
        writer.WritePropertyName("options");
        SignatureOptionsCodec.Write(writer, signature.Options, json);
        if (!signature.Other.ContainsKey("subtask_type"))
        {
            writer.WriteNull("subtask_type");
        }

        writer.WriteBoolean("immutable", signature.Immutable);
        WriteOther(writer, signature.Other);
        writer.WriteEndObject();
    }

    public static void WriteList(Utf8JsonWriter writer, IReadOnlyList<CelerySignature> signatures, JsonSerializerOptions json)
    {
        writer.WriteStartArray();
        foreach (var signature in signatures)
        {
            Write(writer, signature, json);
        }

        writer.WriteEndArray();
    }

    public static void WriteArgs(Utf8JsonWriter writer, IReadOnlyList<object?> args, JsonSerializerOptions json)
    {
        writer.WriteStartArray();
        foreach (var argument in args)
        {
            CeleryJson.Write(writer, argument, json);
        }

        writer.WriteEndArray();
    }

    public static void WriteKwargs(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> kwargs, JsonSerializerOptions json)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in kwargs)
        {
            writer.WritePropertyName(name);
            CeleryJson.Write(writer, value, json);
        }

        writer.WriteEndObject();
    }

    public static void WriteOther(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> other)
    {
        foreach (var (name, value) in other)
        {
            writer.WritePropertyName(name);
            CeleryJson.Write(writer, value, CeleryJson.Default);
        }
    }

    /// <exception cref="JsonException">It is no signature.</exception>
    public static CelerySignature Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("task", out var task) || task.ValueKind != JsonValueKind.String
            || string.IsNullOrWhiteSpace(task.GetString()))
        {
            throw new JsonException("A signature is an object that names a task.");
        }

        return new CelerySignature(task.GetString()!)
        {
            Args = Args(element),
            Kwargs = Members(element, "kwargs").ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal),
            Options = SignatureOptionsCodec.Read(Members(element, "options")),
            Immutable = element.TryGetProperty("immutable", out var immutable) && immutable.ValueKind == JsonValueKind.True,
            Other = element.EnumerateObject().Where(member => member.Name is not ("task" or "args" or "kwargs" or "options" or "immutable"))
                .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
        };
    }

    /// <summary>A list of signatures; one alone is a list as well, null is none.</summary>
    public static IReadOnlyList<CelerySignature> ReadList(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. element.EnumerateArray().Select(Read)],
        _ => [Read(element)],
    };

    private static object?[] Args(JsonElement element)
    {
        if (!element.TryGetProperty("args", out var args) || args.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        return args.ValueKind == JsonValueKind.Array
            ? [.. args.EnumerateArray().Select(value => (object?)value)]
            : throw new JsonException("A signature's arguments are an array.");
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var members) || members.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        return members.ValueKind == JsonValueKind.Object ? members.EnumerateObject() : throw new JsonException($"A signature's {name} are an object.");
    }
}
