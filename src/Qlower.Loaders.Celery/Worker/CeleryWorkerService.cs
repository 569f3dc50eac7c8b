using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Control;
using Qlower.Loaders.Celery.Monitoring;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>Runs the worker from the start of the host to its end.</summary>
internal sealed partial class CeleryWorkerService(
    WorkerBroker broker,
    DeliveryFlow flow,
    WorkerSlots slots,
    WorkerEvents events,
    EventPublisher publisher,
    Pidbox pidbox,
    TaskRegistry tasks,
    WorkerProgress progress,
    IOptions<CeleryWorkerOptions> options,
    TimeProvider time,
    ILogger<CeleryWorkerService> logger) : BackgroundService
{
    /// <summary>For handlers that were cancelled, to end in order.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var worker = options.Value;
        var names = worker.Queues.Count == 0 ? [worker.Broker.DefaultQueue] : worker.Queues;
        var consumers = names.Select(name => new QueueConsumer(broker.Routes.Named(name), broker, flow, slots, progress, worker, time, logger)).ToArray();
        LogStarted(logger, worker.Name, tasks.Names.Count, names.Count);
        using var end = new CancellationTokenSource();
        var telling = worker.SendEvents ? publisher.RunAsync(end.Token) : Task.CompletedTask;
        var listening = worker.RemoteControl ? pidbox.RunAsync(consumers, slots.Stopping) : Task.CompletedTask;
        var consuming = ConsumeAsync(consumers);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await slots.StopAsync().ConfigureAwait(false);
        await Task.WhenAll(consuming, listening).ConfigureAwait(false);
        await DrainAsync(consumers).ConfigureAwait(false);
        events.Offline();
        await end.CancelAsync().ConfigureAwait(false);
        await telling.ConfigureAwait(false);
        foreach (var consumer in consumers)
        {
            await consumer.DisposeAsync().ConfigureAwait(false);
        }

        LogStopped(logger, worker.Name);
    }

    /// <summary>Consumes as soon as the worker knows which tasks the others were told not to run.</summary>
    private async Task ConsumeAsync(QueueConsumer[] consumers)
    {
        foreach (var consumer in consumers)
        {
            progress.NotConsuming(consumer.Queue);
        }

        if (options.Value.RemoteControl)
        {
            await pidbox.Introduced.WaitAsync(slots.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(consumers.Select(consumer => consumer.RunAsync())).ConfigureAwait(false);
    }

    /// <summary>Lets tasks end, then cancels them; what does not end then comes back from the broker.</summary>
    private async Task DrainAsync(QueueConsumer[] consumers)
    {
        var drained = Task.WhenAll(consumers.Select(consumer => consumer.DrainAsync()));
        if (await EndsAsync(drained, options.Value.ShutdownTimeout).ConfigureAwait(false))
        {
            return;
        }

        LogAborting(logger, options.Value.ShutdownTimeout);
        await slots.AbortAsync().ConfigureAwait(false);
        await EndsAsync(drained, LastWords).ConfigureAwait(false);
    }

    private async Task<bool> EndsAsync(Task task, TimeSpan within)
    {
        using var over = new CancellationTokenSource();
        var first = await Task.WhenAny(task, Task.Delay(within, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        return first == task;
    }

    [LoggerMessage(EventId = 10241, EventName = "WorkerStarted", Level = LogLevel.Information, Message = "{Name} runs {Tasks} kinds of tasks from {Queues} queues.")]
    private static partial void LogStarted(ILogger logger, string name, int tasks, int queues);

    [LoggerMessage(EventId = 10242, EventName = "WorkerAborting", Level = LogLevel.Warning, Message = "Tasks still run after {Timeout}: they are cancelled, and their messages go back.")]
    private static partial void LogAborting(ILogger logger, TimeSpan timeout);

    [LoggerMessage(EventId = 10243, EventName = "WorkerStopped", Level = LogLevel.Information, Message = "{Name} has stopped.")]
    private static partial void LogStopped(ILogger logger, string name);
}
