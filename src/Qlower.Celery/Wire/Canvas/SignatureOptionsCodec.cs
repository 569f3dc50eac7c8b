using System.Text.Json;
using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Wire.Canvas;

/// <summary>The options of a signature in a message's body, both ways.</summary>
internal static class SignatureOptionsCodec
{
    public static void Write(Utf8JsonWriter writer, SendTaskOptions options, JsonSerializerOptions json)
    {
        writer.WriteStartObject();
        Text("task_id", options.TaskId);
        Text("reply_to", options.ReplyTo);
        Text("queue", options.Queue);
        Text("exchange", options.Exchange);
        Text("routing_key", options.RoutingKey);
        Text("eta", options.Eta is { } eta ? WireTime.Format(eta) : null);
        Seconds("countdown", options.Countdown);
        Text("expires", options.Expires is { } expires ? WireTime.Format(expires) : null);
        Seconds("expires", options.ExpiresAfter);
        Number("priority", options.Priority);
        Number("retries", options.Retries == 0 ? null : options.Retries);
        Seconds("time_limit", options.TimeLimit);
        Seconds("soft_time_limit", options.SoftTimeLimit);
        Text("shadow", options.Shadow);
        Text("root_id", options.RootId);
        Text("parent_id", options.ParentId);
        Text("group_id", options.GroupId);
        Number("group_index", options.GroupIndex);
        if (options.IgnoreResult)
        {
            writer.WriteBoolean("ignore_result", true);
        }

        if (options.Headers.Count > 0)
        {
            writer.WritePropertyName("headers");
            SignatureCodec.WriteKwargs(writer, options.Headers, json);
        }

        Signatures("link", options.Link);
        Signatures("link_error", options.LinkError);
        if (options.Chain is { } chain)
        {
            writer.WritePropertyName("chain");
            SignatureCodec.WriteList(writer, chain, json);
        }

        if (options.Chord is { } chord)
        {
            writer.WritePropertyName("chord");
            SignatureCodec.Write(writer, chord, json);
        }

        SignatureCodec.WriteOther(writer, options.Other);
        writer.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is not null)
            {
                writer.WriteString(name, value);
            }
        }

        void Number(string name, int? value)
        {
            if (value is { } number)
            {
                writer.WriteNumber(name, number);
            }
        }

        void Seconds(string name, TimeSpan? value)
        {
            if (value is { } length)
            {
                writer.WriteNumber(name, length.TotalSeconds);
            }
        }

        void Signatures(string name, IReadOnlyList<CelerySignature> signatures)
        {
            if (signatures.Count > 0)
            {
                writer.WritePropertyName(name);
                SignatureCodec.WriteList(writer, signatures, json);
            }
        }
    }

    /// <exception cref="JsonException">A signature among them is none.</exception>
    public static SendTaskOptions Read(IEnumerable<JsonProperty> members)
    {
        var options = new SendTaskOptions();
        var other = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !Set(options, member.Name, member.Value))
            {
                other[member.Name] = member.Value;
            }
        }

        options.Other = other;
        return options;
    }

    private static bool Set(SendTaskOptions options, string name, JsonElement value)
    {
        switch (name, value.ValueKind)
        {
            case ("task_id", JsonValueKind.String): options.TaskId = value.GetString(); return true;
            case ("reply_to", JsonValueKind.String): options.ReplyTo = value.GetString(); return true;
            case ("queue", JsonValueKind.String): options.Queue = value.GetString(); return true;
            case ("exchange", JsonValueKind.String): options.Exchange = value.GetString(); return true;
            case ("routing_key", JsonValueKind.String): options.RoutingKey = value.GetString(); return true;
            case ("shadow", JsonValueKind.String): options.Shadow = value.GetString(); return true;
            case ("root_id", JsonValueKind.String): options.RootId = value.GetString(); return true;
            case ("parent_id", JsonValueKind.String): options.ParentId = value.GetString(); return true;
            case ("group_id", JsonValueKind.String): options.GroupId = value.GetString(); return true;
            case ("eta", JsonValueKind.String) when WireTime.TryParse(value.GetString()!, out var eta): options.Eta = eta; return true;
            case ("expires", JsonValueKind.String) when WireTime.TryParse(value.GetString()!, out var expires): options.Expires = expires; return true;
            case ("expires", JsonValueKind.Number): options.ExpiresAfter = Seconds(value); return true;
            case ("countdown", JsonValueKind.Number): options.Countdown = Seconds(value); return true;
            case ("time_limit", JsonValueKind.Number): options.TimeLimit = Seconds(value); return true;
            case ("soft_time_limit", JsonValueKind.Number): options.SoftTimeLimit = Seconds(value); return true;
            case ("priority", JsonValueKind.Number) when value.TryGetByte(out var priority): options.Priority = priority; return true;
            case ("retries", JsonValueKind.Number) when value.TryGetInt32(out var retries): options.Retries = retries; return true;
            case ("group_index", JsonValueKind.Number) when value.TryGetInt32(out var index): options.GroupIndex = index; return true;
            case ("ignore_result", JsonValueKind.True): options.IgnoreResult = true; return true;
            case ("ignore_result", JsonValueKind.False): return true;
            case ("link", _): options.Link = SignatureCodec.ReadList(value); return true;
            case ("link_error", _): options.LinkError = SignatureCodec.ReadList(value); return true;
            case ("chain", _): options.Chain = SignatureCodec.ReadList(value); return true;
            case ("chord", JsonValueKind.Object): options.Chord = SignatureCodec.Read(value); return true;
            case ("headers", JsonValueKind.Object):
                options.Headers = value.EnumerateObject().ToDictionary(header => header.Name, header => (object?)header.Value, StringComparer.Ordinal);
                return true;
            default: return false;
        }
    }

    private static TimeSpan? Seconds(JsonElement value) => HeaderValue.Seconds(value.GetDouble());
}
