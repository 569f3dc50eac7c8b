using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Control;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>Takes one delivery from its arrival to its settlement. Nothing that a message holds ends the worker. Thread-safe.</summary>
internal sealed partial class DeliveryFlow(
    TaskRegistry tasks,
    DeliveryCount count,
    DeadLetters deadLetters,
    DelayQueues delays,
    WorkerResults results,
    RevokedTasks revoked,
    WorkerSlots slots,
    TaskTurn turn,
    TaskEnding ending,
    WorkerEvents events,
    IOptions<CeleryWorkerOptions> options,
    TimeProvider time,
    ILogger<DeliveryFlow> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskDecoder _decoder = new(options.Value.MaxBodyBytes);

    public async Task HandleAsync(Delivery delivery)
    {
        try
        {
            if (!_decoder.TryDecode(delivery.Properties, delivery.Body, out var message, out var poison))
            {
                await deadLetters.PutAsideAsync(delivery, poison.Kind.ToString(), poison.Reason, poison.Task, poison.Id, slots.Stopping).ConfigureAwait(false);
                return;
            }

            if (!delivery.IsLost && !await count.RecountAsync(delivery, message.Header.Id, slots.Stopping).ConfigureAwait(false))
            {
                await HandleAsync(delivery, message).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (slots.Stopping.IsCancellationRequested)
        {
            await delivery.RequeueAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogGivenBack(logger, delivery.Queue.Name, error);
            await Task.Delay(Pause, time, slots.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await count.GiveBackAsync(delivery, slots.Stopping).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(Delivery delivery, TaskMessage message)
    {
        var header = message.Header;
        if (tasks.Find(header.Task) is not { } task)
        {
            var unknown = TaskOutcome.Failed("NotRegistered", [header.Task], "celery.exceptions");
            await FailAndPutAsideAsync(delivery, message, unknown, "NotRegistered", $"No task of this worker is named '{header.Task}'.").ConfigureAwait(false);
            return;
        }

        if (count.IsTooMany(delivery))
        {
            var lost = TaskOutcome.Failed("WorkerLostError", [$"Delivered again {DeliveryCount.Of(delivery)} times without an end."], "billiard.exceptions");
            await FailAndPutAsideAsync(delivery, message, lost, "TooManyDeliveries", lost.Failure!.Message).ConfigureAwait(false);
            return;
        }

        if (!DelayQueues.HasWaited(delivery))
        {
            events.Received(message);
        }

        if (await IsPostponedAsync(delivery, message).ConfigureAwait(false) || await IsOverAsync(delivery, message).ConfigureAwait(false))
        {
            return;
        }

        await slots.TakeAsync().ConfigureAwait(false);
        try
        {
            // Much may have happened while it waited for its turn.
            if (!delivery.IsLost && !await IsOverAsync(delivery, message).ConfigureAwait(false))
            {
                await turn.RunAsync(task, delivery, message).ConfigureAwait(false);
            }
        }
        finally
        {
            slots.GiveBack();
        }
    }

    /// <summary>Whether the task is not due, and was sent to wait at the broker.</summary>
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

    /// <summary>Whether the task is not to be begun any more.</summary>
    private async Task<bool> IsOverAsync(Delivery delivery, TaskMessage message)
    {
        var expired = message.Header.Expires <= time.GetUtcNow();
        if (!expired && !revoked.Contains(message.Header.Id))
        {
            return false;
        }

        var outcome = TaskOutcome.Revoked(expired ? "expired" : "revoked");
        await Perseverance.RunAsync(
            token => results.StoreOutcomeAsync(message, TaskStates.Revoked, outcome, [], token), options.Value.StoreTimeout, time, slots.Stopping).ConfigureAwait(false);
        events.Revoked(message, terminated: false, expired);
        delivery.Ack();
        return true;
    }

    private async Task FailAndPutAsideAsync(Delivery delivery, TaskMessage message, TaskOutcome outcome, string kind, string reason)
    {
        await ending.FailAsync(message, outcome, slots.Stopping).ConfigureAwait(false);
        events.Failed(message, outcome);
        await deadLetters.PutAsideAsync(delivery, kind, reason, message.Header.Task, message.Header.Id, slots.Stopping).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10221, EventName = "MessageGivenBack", Level = LogLevel.Warning, Message = "A message of {Queue} could not be dealt with now; it goes back.")]
    private static partial void LogGivenBack(ILogger logger, string queue, Exception error);
}
