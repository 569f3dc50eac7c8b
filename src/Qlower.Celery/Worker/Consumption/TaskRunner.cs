using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Completion;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;
using Qlower.Shared;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>Runs a task that has a slot, and settles its message. Thread-safe.</summary>
internal sealed partial class TaskRunner(
    HandlerInvoker invoker,
    TaskSettlement settlement,
    WorkerResults results,
    RunningTasks runningTasks,
    WorkerSlots slots,
    ITaskEvents events,
    ITaskMetrics metrics,
    IOptions<CeleryWorkerOptions> options,
    TimeProvider time,
    ILogger<TaskRunner> logger)
{
    public async Task RunAsync(TaskRegistration task, Delivery delivery, TaskMessage message)
    {
        var running = new RunningTask(message, delivery, time.GetUtcNow());
        if (task.Options.AckEarly ?? options.Value.AckEarly)
        {
            await delivery.AckAtOnceAsync().ConfigureAwait(false);
        }

        runningTasks.Begin(running);
        try
        {
            events.Started(message);
            if (options.Value.TrackStarted)
            {
                var details = new Dictionary<string, object?> { ["pid"] = Environment.ProcessId, ["hostname"] = options.Value.Name };
                await results.ReportAsync(message, TaskStates.Started, details, slots.Aborting).ConfigureAwait(false);
            }

            var outcome = await invoker.RunAsync(
                task, running, (state, details, token) => results.ReportAsync(message, state, details, token), slots.Aborting).ConfigureAwait(false);
            metrics.Ended(message.Header.Task, outcome.Kind, time.GetUtcNow() - running.StartedAt);
            var kind = TagValue.Of(outcome.Kind);
            LogEnded(logger, message.Header.Task, message.Header.Id, kind);
            await settlement.SettleAsync(running, outcome).ConfigureAwait(false);
        }
        finally
        {
            runningTasks.End(running);
        }
    }

    [LoggerMessage(EventId = 10222, EventName = "TaskEnded", Level = LogLevel.Debug, Message = "{TaskName}[{TaskId}]: {Kind}.")]
    private static partial void LogEnded(ILogger logger, string taskName, string taskId, string kind);
}
