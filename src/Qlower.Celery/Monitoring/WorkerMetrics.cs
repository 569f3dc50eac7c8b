using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Tasks;
using Qlower.Shared;

namespace Qlower.Celery.Monitoring;

/// <summary>The worker's instruments. Thread-safe.</summary>
internal sealed class WorkerMetrics : ITaskMetrics, IDeadLetterMetrics
{
    private readonly Counter<long> _tasks;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _deadLetters;
    private readonly ConcurrentDictionary<string, (long Messages, long Consumers)> _queues = new(StringComparer.Ordinal);

    public WorkerMetrics(IMeterFactory meters, RunningTasks running)
    {
        var meter = meters.Create(CeleryTelemetry.Name);
        _tasks = meter.CreateCounter<long>("qlower.celery.tasks", "{task}", "Runs of tasks that ended.");
        _duration = meter.CreateHistogram<double>("qlower.celery.task.duration", "s", "The duration of a run.");
        _deadLetters = meter.CreateCounter<long>("qlower.celery.dead_letters", "{message}", "Dead-lettered messages.");
        meter.CreateObservableGauge("qlower.celery.tasks.running", () => running.Now.Count, "{task}", "Running tasks.");
        meter.CreateObservableGauge("qlower.celery.queue.messages", () => Queues(queue => queue.Messages), "{message}", "Messages waiting in a queue.");
        meter.CreateObservableGauge("qlower.celery.queue.consumers", () => Queues(queue => queue.Consumers), "{consumer}", "Consumers of a queue, in all processes.");
    }

    public void Ended(string task, TaskOutcomeKind outcome, TimeSpan elapsed)
    {
        var (name, kind) = (KeyValuePair.Create<string, object?>("task", task), KeyValuePair.Create<string, object?>("outcome", TagValue.Of(outcome)));
        _tasks.Add(1, name, kind);
        _duration.Record(elapsed.TotalSeconds, name, kind);
    }

    public void DeadLettered(string queue, string kind) =>
        _deadLetters.Add(1, KeyValuePair.Create<string, object?>("queue", queue), KeyValuePair.Create<string, object?>("kind", kind));

    public void Seen(string queue, long messages, long consumers) => _queues[queue] = (messages, consumers);

    private IEnumerable<Measurement<long>> Queues(Func<(long Messages, long Consumers), long> of) =>
        _queues.Select(queue => new Measurement<long>(of(queue.Value), KeyValuePair.Create<string, object?>("queue", queue.Key)));
}
