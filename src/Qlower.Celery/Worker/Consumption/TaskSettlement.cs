using Qlower.Celery.Worker.Completion;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>Acknowledges, requeues or dead-letters the message of a task that has run, according to its outcome. Thread-safe.</summary>
internal sealed class TaskSettlement(TaskCompletion completion, DeadLetters deadLetters, ITaskEvents events, WorkerSlots slots)
{
    public async Task SettleAsync(RunningTask running, TaskOutcome outcome)
    {
        switch (outcome)
        {
            case { Kind: TaskOutcomeKind.Interrupted }:
                await running.Delivery.RequeueAsync().ConfigureAwait(false);
                break;
            case { Kind: TaskOutcomeKind.Rejected, Reject: { } reject }:
                await RejectAsync(running, reject).ConfigureAwait(false);
                break;
            default:
                // When this fails, the message stays unacknowledged: the task runs again rather than losing its outcome.
                await CompleteAsync(running, outcome).ConfigureAwait(false);
                break;
        }
    }

    private async Task RejectAsync(RunningTask running, RejectTaskException reject)
    {
        events.Rejected(running.Message, reject.Requeue);
        if (reject.Requeue)
        {
            await running.Delivery.RequeueAsync().ConfigureAwait(false);
            return;
        }

        await AddDeadLetterAsync(running, "Rejected", reject.Message).ConfigureAwait(false);
    }

    private async Task CompleteAsync(RunningTask running, TaskOutcome outcome)
    {
        try
        {
            await completion.CompleteAsync(running, outcome, slots.Aborting).ConfigureAwait(false);
            running.Delivery.Ack();
        }
        catch (Exception error) when (error is QueueMissingException or TopologyException or ArgumentException)
        {
            // A following task cannot be sent, and another run would not change that.
            await AddDeadLetterAsync(running, "Unsendable", error.Message).ConfigureAwait(false);
        }
    }

    private Task AddDeadLetterAsync(RunningTask running, string kind, string reason) =>
        deadLetters.AddAsync(running.Delivery, kind, reason, running.Message.Header.Task, running.Id, slots.Aborting);
}
