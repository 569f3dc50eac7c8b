using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Control;
using Qlower.Celery.Monitoring;
using Qlower.Celery.Worker.Consumption;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Hosting;

/// <summary>Runs the worker from the start of the host to its end. Not thread-safe.</summary>
internal sealed partial class WorkerLifetime(
    WorkerConsumers consumers,
    WorkerSlots slots,
    EventPublisher publisher,
    Pidbox pidbox,
    QueueWatch queues,
    WorkerLoops loops,
    TaskRegistry tasks,
    IOptions<CeleryWorkerOptions> options,
    TimeProvider time,
    ILogger<WorkerLifetime> logger)
{
    /// <summary>How long cancelled handlers may take to end.</summary>
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var worker = options.Value;
        LogStarted(logger, worker.Name, tasks.Names.Count, consumers.All.Count);
        using var end = new CancellationTokenSource();
        var publishing = worker.SendEvents ? loops.RunAsync(nameof(EventPublisher), publisher.RunAsync, end.Token) : Task.CompletedTask;
        var listening = worker.RemoteControl ? loops.RunAsync(nameof(Pidbox), pidbox.RunAsync, slots.Stopping) : Task.CompletedTask;
        var watching = loops.RunAsync(nameof(QueueWatch), queues.RunAsync, stoppingToken);
        var consuming = ConsumeAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await slots.StopAsync().ConfigureAwait(false);
        await Task.WhenAll(consuming, listening, watching).ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        await end.CancelAsync().ConfigureAwait(false);
        await publishing.ConfigureAwait(false);
        await consumers.DisposeAsync().ConfigureAwait(false);
        LogStopped(logger, worker.Name);
    }

    /// <summary>Consumes after the worker has received the revoked tasks of the other workers.</summary>
    private async Task ConsumeAsync()
    {
        consumers.Announce();
        if (options.Value.RemoteControl)
        {
            await pidbox.Introduced.WaitAsync(slots.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await loops.RunAsync(nameof(WorkerConsumers), _ => consumers.RunAsync(), slots.Stopping).ConfigureAwait(false);
    }

    /// <summary>Lets running tasks end, then cancels them. The broker redelivers the messages of those that do not end.</summary>
    private async Task DrainAsync()
    {
        var drained = consumers.DrainAsync();
        if (await EndsAsync(drained, options.Value.ShutdownTimeout).ConfigureAwait(false))
        {
            return;
        }

        LogAborting(logger, options.Value.ShutdownTimeout);
        await slots.AbortAsync().ConfigureAwait(false);
        await EndsAsync(drained, AbortTimeout).ConfigureAwait(false);
    }

    private async Task<bool> EndsAsync(Task task, TimeSpan within)
    {
        using var over = new CancellationTokenSource();
        var first = await Task.WhenAny(task, Task.Delay(within, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return first == task;
    }

    [LoggerMessage(EventId = 10241, EventName = "WorkerStarted", Level = LogLevel.Information, Message = "Worker {Name} started: {TaskCount} registered tasks, {QueueCount} queues.")]
    private static partial void LogStarted(ILogger logger, string name, int taskCount, int queueCount);

    [LoggerMessage(EventId = 10242, EventName = "WorkerAborting", Level = LogLevel.Warning,
        Message = "Tasks still run after the shutdown timeout of {Timeout}: they are cancelled, and their messages are requeued.")]
    private static partial void LogAborting(ILogger logger, TimeSpan timeout);

    [LoggerMessage(EventId = 10243, EventName = "WorkerStopped", Level = LogLevel.Information, Message = "Worker {Name} stopped.")]
    private static partial void LogStopped(ILogger logger, string name);
}
