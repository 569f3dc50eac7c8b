using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Control;
using Qlower.Loaders.Celery.Monitoring;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>Runs a task that has its place, and settles its message. Thread-safe.</summary>
internal sealed partial class TaskTurn(
    TaskExecution execution,
    TaskEnding ending,
    WorkerResults results,
    DeadLetters deadLetters,
    RunningTasks runningTasks,
    WorkerSlots slots,
    WorkerEvents events,
    WorkerMetrics metrics,
    WorkerProgress progress,
    IOptions<CeleryWorkerOptions> options,
    TimeProvider time,
    ILogger<TaskTurn> logger)
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
                await results.ReportAsync(
                    message, TaskStates.Started, new { pid = Environment.ProcessId, hostname = options.Value.Name }, slots.Aborting).ConfigureAwait(false);
            }

            var outcome = await execution.RunAsync(
                task, running, (state, details, token) => results.ReportAsync(message, state, details, token), slots.Aborting).ConfigureAwait(false);
            metrics.Ended(message.Header.Task, outcome.Kind, time.GetUtcNow() - running.StartedAt);
            LogEnded(logger, message.Header.Task, message.Header.Id, outcome.Kind);
            await SettleAsync(running, outcome).ConfigureAwait(false);
        }
        finally
        {
            runningTasks.End(running);
            progress.Ended();
        }
    }

    private async Task SettleAsync(RunningTask running, TaskOutcome outcome)
    {
        var (delivery, message) = (running.Delivery, running.Message);
        switch (outcome.Kind)
        {
            case TaskOutcomeKind.Interrupted:
                await delivery.RequeueAsync().ConfigureAwait(false);
                break;
            case TaskOutcomeKind.Rejected:
                events.Rejected(message, outcome.Reject!.Requeue);
                if (outcome.Reject.Requeue)
                {
                    await delivery.RequeueAsync().ConfigureAwait(false);
                }
                else
                {
                    await deadLetters.PutAsideAsync(delivery, "Rejected", outcome.Reject.Message, message.Header.Task, message.Header.Id, slots.Aborting)
                        .ConfigureAwait(false);
                }

                break;
            default:
                // What does not succeed leaves the message un-acknowledged: the task runs again rather than that its end is never heard of.
                await EndAsync(running, outcome).ConfigureAwait(false);
                break;
        }
    }

    private async Task EndAsync(RunningTask running, TaskOutcome outcome)
    {
        var (delivery, header) = (running.Delivery, running.Message.Header);
        try
        {
            await ending.EndAsync(running, outcome, slots.Aborting).ConfigureAwait(false);
            delivery.Ack();
        }
        catch (Exception error) when (error is QueueMissingException or TopologyException)
        {
            // What follows has nowhere to go, and would have no more of a place after another run.
            await deadLetters.PutAsideAsync(delivery, "Unsendable", error.Message, header.Task, header.Id, slots.Aborting).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 10222, EventName = "TaskEnded", Level = LogLevel.Debug, Message = "{TaskName}[{TaskId}]: {Kind}.")]
    private static partial void LogEnded(ILogger logger, string taskName, string taskId, TaskOutcomeKind kind);
}
