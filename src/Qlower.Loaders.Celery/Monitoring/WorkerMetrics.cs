using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Qlower.Loaders.Celery.Worker;

namespace Qlower.Loaders.Celery.Monitoring;

/// <summary>The worker's instruments, on the loaders' own meter. Thread-safe.</summary>
internal sealed class WorkerMetrics
{
    private const string Meter = "Qlower.Loaders";

    private readonly Counter<long> _tasks;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _deadLetters;
    private readonly ConcurrentDictionary<string, (long Messages, long Consumers)> _queues = new(StringComparer.Ordinal);

    public WorkerMetrics(IMeterFactory meters, RunningTasks running)
    {
        var meter = meters.Create(Meter);
        _tasks = meter.CreateCounter<long>("qlower.celery.tasks", "{task}", "Runs of tasks that ended.");
        _duration = meter.CreateHistogram<double>("qlower.celery.task.duration", "s", "How long a run took.");
        _deadLetters = meter.CreateCounter<long>("qlower.celery.dead_letters", "{message}", "Messages put aside.");
        meter.CreateObservableGauge("qlower.celery.tasks.running", () => running.Now.Count, "{task}", "Tasks that run now.");
        meter.CreateObservableGauge("qlower.celery.queue.messages", () => Queues(queue => queue.Messages), "{message}", "Messages that wait in a queue.");
        meter.CreateObservableGauge("qlower.celery.queue.consumers", () => Queues(queue => queue.Consumers), "{consumer}", "Who consumes a queue, in every process.");
    }

    public void Ended(string task, TaskOutcomeKind outcome, TimeSpan elapsed)
    {
        var (name, kind) = (KeyValuePair.Create<string, object?>("task", task), KeyValuePair.Create<string, object?>("outcome", outcome.ToString()));
        _tasks.Add(1, name, kind);
        _duration.Record(elapsed.TotalSeconds, name, kind);
    }

    public void PutAside(string queue, string kind) =>
        _deadLetters.Add(1, KeyValuePair.Create<string, object?>("queue", queue), KeyValuePair.Create<string, object?>("kind", kind));

    public void Seen(string queue, long messages, long consumers) => _queues[queue] = (messages, consumers);

    private IEnumerable<Measurement<long>> Queues(Func<(long Messages, long Consumers), long> of) =>
        _queues.Select(queue => new Measurement<long>(of(queue.Value), KeyValuePair.Create<string, object?>("queue", queue.Key)));
}
