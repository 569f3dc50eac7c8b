namespace Qlower.Loaders.Celery.Wire;

/// <summary>The messages that follow a task: its retry, its callbacks, the next of its chain, the body of its chord. Thread-safe.</summary>
internal sealed class TaskContinuation(TaskComposer composer)
{
    /// <summary>
    /// The same task once more: same id, same body, its own parent. It goes to where <paramref name="exchange"/> and
    /// <paramref name="routingKey"/> say, which is where it came from.
    /// </summary>
    public OutgoingTask Retry(TaskMessage message, DateTimeOffset eta, string exchange, string routingKey)
    {
        var header = message.Header;
        var headers = message.RawBody is null
            ? TaskHeaderCodec.Write(header)
            : message.RawHeaders.Where(entry => !TransportHeaders.IsLeftBehind(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        headers["retries"] = header.Retries + 1;
        headers["eta"] = WireTime.Format(eta);
        headers["parent_id"] = header.Id;
        return new OutgoingTask
        {
            Task = header.Task,
            Id = header.Id,
            Headers = headers,
            Body = message.RawBody ?? TaskBody.Write([.. message.Args.EnumerateArray()], Kwargs(message), message.Embed, composer.Json),
            ReplyTo = message.ReplyTo,
            Priority = message.Priority,
            Exchange = exchange,
            RoutingKey = routingKey,
        };
    }

    /// <summary>A callback of a task that has succeeded.</summary>
    public OutgoingTask Callback(TaskMessage message, CelerySignature callback, ReadOnlyMemory<byte> result)
    {
        var options = Child(message, callback.Options);
        return composer.Compose(Receive(callback, new RawJson(result)).With(options));
    }

    /// <summary>The next task of the chain, or <see langword="null"/> at its end.</summary>
    public OutgoingTask? NextInChain(TaskMessage message, ReadOnlyMemory<byte> result)
    {
        if (message.Embed.Chain is not { Count: > 0 } chain)
        {
            return null;
        }

        var options = Child(message, chain[^1].Options);
        options.Chain = [.. chain.SkipLast(1)];
        return composer.Compose(Receive(chain[^1], new RawJson(result)).With(options));
    }

    /// <summary>What is sent when a task has failed; it gets the failed task's id and nothing else.</summary>
    public OutgoingTask Errback(TaskMessage message, CelerySignature errback)
    {
        var options = errback.Options.Copy();
        options.GroupId ??= TaskComposer.NewId();
        (options.RootId, options.ParentId) = (message.Header.Id, message.Header.Id);
        options.ReplyTo ??= message.ReplyTo;
        return composer.Compose(Receive(errback, message.Header.Id).With(options));
    }

    /// <summary>The body of a chord, sent for the member of the header that completed it, with the members' results in order.</summary>
    public OutgoingTask ChordBody(TaskMessage message, CelerySignature body, IReadOnlyList<ReadOnlyMemory<byte>> results)
    {
        var options = body.Options.Copy();
        (options.RootId, options.ParentId) = (message.Header.Id, message.Header.Id);
        options.ReplyTo ??= message.ReplyTo;
        return composer.Compose(Receive(body, results.Select(result => new RawJson(result)).ToArray()).With(options));
    }

    private static SendTaskOptions Child(TaskMessage message, SendTaskOptions own)
    {
        var options = own.Copy();
        options.RootId = message.Header.RootId ?? message.Header.Id;
        options.ParentId = message.Header.Id;
        options.ReplyTo ??= message.ReplyTo;
        return options;
    }

    private static CelerySignature Receive(CelerySignature signature, object first) =>
        signature.Immutable ? signature : new CelerySignature(signature.Task, [first, .. signature.Args]) { Kwargs = signature.Kwargs, Other = signature.Other };

    private static Dictionary<string, object?> Kwargs(TaskMessage message) =>
        message.Kwargs.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal);
}
