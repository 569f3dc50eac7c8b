using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Wire.Continuation;

/// <summary>Creates the messages that follow a task: its retry, its callbacks, the next task of its chain, the body of its chord. Thread-safe.</summary>
internal sealed class TaskContinuation(TaskComposer composer)
{
    private readonly CanvasExpansion _canvas = new(composer);

    /// <summary>
    /// Returns the retry of a task: same id, same body, its own parent. It is sent to <paramref name="exchange"/> and <paramref name="routingKey"/>, from
    /// which it came.
    /// </summary>
    public OutgoingTask Retry(TaskMessage message, DateTimeOffset eta, string exchange, string routingKey)
    {
        var header = message.Header;
        var headers = message.RawBody is null
            ? TaskHeaderCodec.Write(header)
            : message.RawHeaders.Where(entry => !TransportHeaders.IsDropped(entry.Key)).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
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

    /// <summary>Returns a callback of a task that has succeeded.</summary>
    public Followers Callback(TaskMessage message, CelerySignature callback, ReadOnlyMemory<byte> result) =>
        _canvas.Expand(callback.With(Child(message, callback.Options)), new RawJson(result));

    /// <summary>Returns the next task of the chain; no message at its end.</summary>
    public Followers NextInChain(TaskMessage message, ReadOnlyMemory<byte> result)
    {
        if (message.Embed.Chain is not { Count: > 0 } chain)
        {
            return new Followers();
        }

        var options = Child(message, chain[^1].Options);
        options.Chain = [.. chain.SkipLast(1)];
        return _canvas.Expand(chain[^1].With(options), new RawJson(result));
    }

    /// <summary>Returns the errback of a task that has failed; its only argument is the failed task's id.</summary>
    /// <param name="message">The message of the task, or of the task that caused its failure.</param>
    /// <param name="errback">The errback.</param>
    /// <param name="failed">The failed task's id.</param>
    public Followers Errback(TaskMessage message, CelerySignature errback, string failed)
    {
        var options = errback.Options.Copy();
        options.GroupId ??= CelerySignature.NewId();
        (options.RootId, options.ParentId) = (failed, failed);
        options.ReplyTo ??= message.ReplyTo;
        return _canvas.Expand(errback.With(options), failed);
    }

    /// <summary>Returns the body of a chord with the results of its members in order, sent for the member that completed the header.</summary>
    public Followers ChordBody(TaskMessage message, CelerySignature body, IReadOnlyList<ReadOnlyMemory<byte>> results)
    {
        var options = body.Options.Copy();
        (options.RootId, options.ParentId) = (message.Header.Id, message.Header.Id);
        options.ReplyTo ??= message.ReplyTo;
        return _canvas.Expand(body.With(options), [results.Select(result => new RawJson(result)).ToArray()]);
    }

    private static SendTaskOptions Child(TaskMessage message, SendTaskOptions own)
    {
        var options = own.Copy();
        options.RootId = message.Header.RootId ?? message.Header.Id;
        options.ParentId = message.Header.Id;
        options.ReplyTo ??= message.ReplyTo;
        return options;
    }

    private static Dictionary<string, object?> Kwargs(TaskMessage message) =>
        message.Kwargs.EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value, StringComparer.Ordinal);
}
