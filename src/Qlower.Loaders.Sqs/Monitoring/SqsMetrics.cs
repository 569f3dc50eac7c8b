using System.Diagnostics.Metrics;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sqs.Monitoring;

/// <summary>What listeners add to the meter <c>Qlower.Loaders</c>; docs/sqs.md lists it. Thread-safe.</summary>
internal sealed class SqsMetrics
{
    private readonly Counter<long> _received;
    private readonly Counter<long> _deleted;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _deadLettered;
    private readonly Histogram<double> _age;

    public SqsMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(LoaderTelemetry.Name);
        _received = meter.CreateCounter<long>("qlower.loader.sqs.messages.received", "{message}", "Messages received, each time they are.");
        _deleted = meter.CreateCounter<long>("qlower.loader.sqs.messages.deleted", "{message}", "Messages done with.");
        _failed = meter.CreateCounter<long>("qlower.loader.sqs.messages.failed", "{message}", "Messages left in the queue, by error.");
        _deadLettered = meter.CreateCounter<long>("qlower.loader.sqs.messages.dead_lettered", "{message}", "Messages copied to the dead letters.");
        _age = meter.CreateHistogram<double>("qlower.loader.sqs.message.age", "s", "From sending to each receipt.");
    }

    public void Received(string queue, TimeSpan? age)
    {
        _received.Add(1, Tag("queue", queue));
        if (age is { } known)
        {
            // Clocks differ.
            _age.Record(Math.Max(known.TotalSeconds, 0), Tag("queue", queue));
        }
    }

    public void Deleted(string queue) => _deleted.Add(1, Tag("queue", queue));

    public void Failed(string queue, string errorType) => _failed.Add(1, Tag("queue", queue), Tag("error.type", errorType));

    public void DeadLettered(string queue) => _deadLettered.Add(1, Tag("queue", queue));

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
