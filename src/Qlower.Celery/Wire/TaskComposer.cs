using System.Text.Json;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Wire;

/// <summary>Creates task messages of protocol 2 from signatures. Thread-safe.</summary>
/// <param name="json">The options of the serializer.</param>
/// <param name="time">The clock of countdowns.</param>
/// <param name="origin">The sender, as <c>gen&lt;pid&gt;@&lt;host&gt;</c>.</param>
/// <param name="describe">Whether the headers contain the arguments as readable text, as Python's do.</param>
internal sealed class TaskComposer(JsonSerializerOptions json, TimeProvider time, string origin, bool describe)
{
    /// <summary>The options of the serializer.</summary>
    public JsonSerializerOptions Json => json;

    /// <summary>Returns the message of a signature, with the id, parents, group, chain and chord of its options.</summary>
    public OutgoingTask Compose(CelerySignature signature)
    {
        var options = signature.Options;
        var id = options.TaskId ?? CelerySignature.NewId();
        var now = time.GetUtcNow();
        var expires = options.Expires ?? now + options.ExpiresAfter;
        var embed = new TaskEmbed { Callbacks = options.Link, Errbacks = options.LinkError, Chain = options.Chain, Chord = options.Chord };
        var body = TaskBody.Write(signature.Args, signature.Kwargs, embed, json);
        var content = describe ? PythonJson.Parse(body) : default;
        var header = new TaskHeader
        {
            Task = signature.Task,
            Id = id,
            Shadow = options.Shadow,
            Eta = options.Eta ?? now + options.Countdown,
            Expires = expires,
            Group = options.GroupId,
            GroupIndex = options.GroupIndex,
            Retries = options.Retries,
            TimeLimit = options.TimeLimit,
            SoftTimeLimit = options.SoftTimeLimit,
            RootId = options.RootId ?? id,
            ParentId = options.ParentId,
            ArgsRepr = describe ? PythonRepr.Of(content[0]) : "...",
            KwargsRepr = describe ? PythonRepr.Of(content[1]) : "...",
            Origin = origin,
            IgnoreResult = options.IgnoreResult,
            Other = HeaderTable.From(options.Headers),
        };
        return new OutgoingTask
        {
            Task = signature.Task,
            Id = id,
            Headers = TaskHeaderCodec.Write(header),
            Body = body,
            ReplyTo = options.ReplyTo,
            Priority = options.Priority ?? 0,
            Expires = expires,
            Queue = options.Queue,
            Exchange = options.Exchange,
            RoutingKey = options.RoutingKey,
        };
    }
}
