using Qlower.Loaders.Celery.Wire;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>
/// One message as it was delivered. It is settled once; on a channel that is gone, settling does nothing: the broker has taken the message back
/// already, and delivers it again.
/// </summary>
internal sealed class Delivery
{
    private readonly Acknowledgements _acknowledgements;
    private readonly ulong _tag;
    private int _settled;

    public Delivery(Acknowledgements acknowledgements, CeleryQueue queue, BasicDeliverEventArgs args)
    {
        (_acknowledgements, _tag, Queue, IsRedelivered, Exchange, RoutingKey) = (acknowledgements, args.DeliveryTag, queue, args.Redelivered, args.Exchange, args.RoutingKey);
        Properties = new BasicProperties(args.BasicProperties);

        // The client reuses the memory as soon as its handler returns.
        Body = args.Body.ToArray();
        acknowledgements.Begin(_tag);
    }

    public CeleryQueue Queue { get; }

    public bool IsRedelivered { get; }

    public string Exchange { get; }

    public string RoutingKey { get; }

    public BasicProperties Properties { get; }

    public byte[] Body { get; }

    public bool IsSettled => Volatile.Read(ref _settled) != 0;

    /// <summary>Whether the broker has taken the message back with its channel, and delivers it again: nothing is to be begun for this delivery.</summary>
    public bool IsLost => !IsSettled && !_acknowledgements.IsChannelOpen;

    /// <summary>A header that is a number, such as a count of deliveries.</summary>
    public long Number(string header) =>
        Properties.Headers is { } headers && headers.TryGetValue(header, out var value) ? HeaderValue.Integer(value) ?? 0 : 0;

    /// <summary>The properties as they go along when the message is published again; the headers may be added to.</summary>
    public BasicProperties CopyProperties()
    {
        var headers = (Properties.Headers ?? new Dictionary<string, object?>())
            .Where(header => !TransportHeaders.IsLeftBehind(header.Key)).ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
        var properties = new BasicProperties(Properties) { Headers = headers, DeliveryMode = DeliveryModes.Persistent };

        // The broker takes no other user's name than the connection's own.
        properties.ClearUserId();
        return properties;
    }

    /// <summary>Acknowledges the message, within a few milliseconds.</summary>
    public void Ack()
    {
        if (Interlocked.Exchange(ref _settled, 1) == 0)
        {
            _acknowledgements.Ack(_tag);
        }
    }

    /// <summary>Acknowledges the message before anything else happens.</summary>
    public Task AckAtOnceAsync()
    {
        Ack();
        return WithinReasonAsync(_acknowledgements.Flush());
    }

    public Task RequeueAsync() =>
        Interlocked.Exchange(ref _settled, 1) == 0 ? WithinReasonAsync(_acknowledgements.RequeueAsync(_tag)) : Task.CompletedTask;

    private static async Task WithinReasonAsync(Task settling)
    {
        try
        {
            // A connection that hangs is found out by its heartbeat; the task's slot is not to wait for that.
            await settling.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The channel is gone or hangs.
        }
    }
}
