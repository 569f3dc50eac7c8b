using System.Text.Json;
using Qlower.Celery.Wire.Canvas;

namespace Qlower.Celery.Wire;

/// <summary>The body of a task message: <c>[args, kwargs, embed]</c>.</summary>
internal static class TaskBody
{
    public static byte[] Write(IReadOnlyList<object?> args, IReadOnlyDictionary<string, object?> kwargs, TaskEmbed embed, JsonSerializerOptions json)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            SignatureCodec.WriteArgs(writer, args, json);
            SignatureCodec.WriteKwargs(writer, kwargs, json);
            WriteEmbed(writer, embed, json);
            writer.WriteEndArray();
        }

        return stream.ToArray();
    }

    /// <summary>Reads the embedded signatures of protocol 2, and, whose names are the same, those of protocol 1.</summary>
    /// <exception cref="JsonException">A part is not a signature.</exception>
    public static TaskEmbed ReadEmbed(JsonElement embed)
    {
        if (embed.ValueKind == JsonValueKind.Null)
        {
            return new TaskEmbed();
        }

        if (embed.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The embedded signatures are an object.");
        }

        var read = new TaskEmbed
        {
            Callbacks = embed.TryGetProperty("callbacks", out var callbacks) ? SignatureCodec.ReadList(callbacks) : [],
            Errbacks = embed.TryGetProperty("errbacks", out var errbacks) ? SignatureCodec.ReadList(errbacks) : [],
            Chain = embed.TryGetProperty("chain", out var chain) && chain.ValueKind != JsonValueKind.Null ? SignatureCodec.ReadList(chain) : null,
            Chord = embed.TryGetProperty("chord", out var chord) && chord.ValueKind != JsonValueKind.Null ? SignatureCodec.Read(chord) : null,
        };
        foreach (var signature in read.Callbacks.Concat(read.Errbacks).Concat(read.Chain ?? []).Concat(read.Chord is { } body ? [body] : []))
        {
            CanvasParts.Check(signature);
        }

        return read;
    }

    private static void WriteEmbed(Utf8JsonWriter writer, TaskEmbed embed, JsonSerializerOptions json)
    {
        writer.WriteStartObject();
        Signatures("callbacks", embed.Callbacks.Count == 0 ? null : embed.Callbacks);
        Signatures("errbacks", embed.Errbacks.Count == 0 ? null : embed.Errbacks);
        Signatures("chain", embed.Chain);
        writer.WritePropertyName("chord");
        if (embed.Chord is { } chord)
        {
            SignatureCodec.Write(writer, chord, json);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();

        void Signatures(string name, IReadOnlyList<CelerySignature>? signatures)
        {
            writer.WritePropertyName(name);
            if (signatures is null)
            {
                writer.WriteNullValue();
                return;
            }

            SignatureCodec.WriteList(writer, signatures, json);
        }
    }
}
