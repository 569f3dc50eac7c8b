using System.Diagnostics.Metrics;

namespace Qlower.Loaders.Sqs.Monitoring;

/// <summary>The instruments of listeners, on the meter <c>Qlower.Loaders</c>; docs/sqs.md lists them. Thread-safe.</summary>
internal sealed class SqsMetrics
{
    /// <summary>The engine's meter, whose instruments these join.</summary>
    public const string MeterName = "Qlower.Loaders";

    private readonly Counter<long> _received;
    private readonly Counter<long> _deleted;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _deadLettered;
    private readonly Histogram<double> _age;

    public SqsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _received = meter.CreateCounter<long>("qlower.loader.sqs.messages.received", "{message}", "Messages received, counting each receipt.");
        _deleted = meter.CreateCounter<long>("qlower.loader.sqs.messages.deleted", "{message}", "Messages handled and deleted.");
        _failed = meter.CreateCounter<long>("qlower.loader.sqs.messages.failed", "{message}", "Messages left in the queue, by error.");
        _deadLettered = meter.CreateCounter<long>("qlower.loader.sqs.messages.dead_lettered", "{message}", "Messages moved to the dead-letter queue.");
        _age = meter.CreateHistogram<double>("qlower.loader.sqs.message.age", "s", "Time from sending to each receipt.");
    }

    public void Received(string queue, TimeSpan? age)
    {
        _received.Add(1, Tag("queue", queue));
        if (age is { } known)
        {
            // The clocks of sender and host differ.
            _age.Record(Math.Max(known.TotalSeconds, 0), Tag("queue", queue));
        }
    }

    public void Deleted(string queue) => _deleted.Add(1, Tag("queue", queue));

    public void Failed(string queue, string errorType) => _failed.Add(1, Tag("queue", queue), Tag("error.type", errorType));

    public void DeadLettered(string queue) => _deadLettered.Add(1, Tag("queue", queue));

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
