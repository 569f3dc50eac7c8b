using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Values;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Celery.Worker.Deliveries;

/// <summary>
/// One delivered message. It is settled once; on a closed channel, settling does nothing: the broker has requeued the message, and redelivers it.
/// Thread-safe.
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

        // The client reuses the memory after its handler returns.
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

    /// <summary>Whether the channel was closed, so that the broker redelivers the message: nothing may begin for this delivery.</summary>
    public bool IsLost => !IsSettled && !_acknowledgements.IsChannelOpen;

    /// <summary>Returns a numeric header, such as a count of deliveries; 0 when it is absent.</summary>
    public long Number(string header) =>
        Properties.Headers is { } headers && headers.TryGetValue(header, out var value) ? HeaderValue.Integer(value) ?? 0 : 0;

    /// <summary>Returns the properties for publishing the message again; headers may be added.</summary>
    public BasicProperties CopyProperties()
    {
        var headers = (Properties.Headers ?? new Dictionary<string, object?>())
            .Where(header => !TransportHeaders.IsDropped(header.Key)).ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
        var properties = new BasicProperties(Properties) { Headers = headers, DeliveryMode = DeliveryModes.Persistent };

        // The broker accepts no other user id than the connection's own.
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

    /// <summary>Acknowledges the message immediately.</summary>
    public Task AckAtOnceAsync()
    {
        Ack();
        return WithTimeoutAsync(_acknowledgements.Flush());
    }

    public Task RequeueAsync() =>
        Interlocked.Exchange(ref _settled, 1) == 0 ? WithTimeoutAsync(_acknowledgements.RequeueAsync(_tag)) : Task.CompletedTask;

    private static async Task WithTimeoutAsync(Task settling)
    {
        try
        {
            // The heartbeat detects a connection that does not answer; the task's slot does not wait for that.
            await settling.WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The channel is closed or does not answer.
        }
    }
}
