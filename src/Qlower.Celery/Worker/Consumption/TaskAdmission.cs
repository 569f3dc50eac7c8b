using Microsoft.Extensions.Options;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Completion;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>Decides whether a task may start now. Thread-safe.</summary>
internal sealed class TaskAdmission(
    DelayQueues delays, RevokedTasks revoked, WorkerResults results, ITaskEvents events, WorkerSlots slots, IOptions<CeleryWorkerOptions> options, TimeProvider time)
{
    /// <summary>Waits for a slot.</summary>
    /// <returns>The slot; <see langword="null"/> when the task does not start, because its delivery is settled or lost.</returns>
    public async Task<IDisposable?> EnterAsync(Delivery delivery, TaskMessage message)
    {
        if (!DelayQueues.HasWaited(delivery))
        {
            events.Received(message);
        }

        if (await IsPostponedAsync(delivery, message).ConfigureAwait(false) || await IsOverAsync(delivery, message).ConfigureAwait(false))
        {
            return null;
        }

        var slot = await slots.AcquireAsync(slots.Stopping).ConfigureAwait(false);
        var isAdmitted = false;
        try
        {
            // The wait may have been long: the task may have expired or been revoked, and the channel may be closed.
            isAdmitted = !delivery.IsLost && !await IsOverAsync(delivery, message).ConfigureAwait(false);
            return isAdmitted ? slot : null;
        }
        finally
        {
            if (!isAdmitted)
            {
                slot.Dispose();
            }
        }
    }

    /// <summary>Whether the task is not due yet, and was sent to a delay queue.</summary>
    private async Task<bool> IsPostponedAsync(Delivery delivery, TaskMessage message)
    {
        var now = time.GetUtcNow();
        var left = message.Header.Eta - now;
        if (left is not { } wait || wait <= TimeSpan.Zero || message.Header.Expires <= now)
        {
            return false;
        }

        if (wait < DelayQueues.Shortest)
        {
            await Task.Delay(wait, time, slots.Stopping).ConfigureAwait(false);
            return false;
        }

        if (delivery.IsLost)
        {
            return true;
        }

        await delays.PostponeAsync(delivery, message, wait, slots.Stopping).ConfigureAwait(false);
        delivery.Ack();
        return true;
    }

    /// <summary>Whether the task has expired or was revoked.</summary>
    private async Task<bool> IsOverAsync(Delivery delivery, TaskMessage message)
    {
        var expired = message.Header.Expires <= time.GetUtcNow();
        if (!expired && !revoked.Contains(message.Header.Id))
        {
            return false;
        }

        var outcome = TaskOutcome.Revoked(expired ? "expired" : "revoked");
        await RetryUntilTimeout.RunAsync(
            token => results.StoreOutcomeAsync(message, TaskStates.Revoked, outcome, [], token), options.Value.StoreTimeout, time, slots.Stopping).ConfigureAwait(false);
        events.Revoked(message, terminated: false, expired);
        delivery.Ack();
        return true;
    }
}
