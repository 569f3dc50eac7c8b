using Microsoft.Extensions.Logging;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Completion;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>
/// Takes one delivery from its arrival to its settlement: first of <c>DeliveryHandler</c>, <see cref="TaskRunner"/>, <see cref="HandlerInvoker"/> and
/// <see cref="TaskCompletion"/>. No content of a message ends the worker. Thread-safe.
/// </summary>
internal sealed partial class DeliveryHandler(
    TaskDecoder decoder,
    TaskRegistry tasks,
    DeliveryCount count,
    DeadLetters deadLetters,
    TaskAdmission admission,
    TaskRunner runner,
    TaskCompletion completion,
    WorkerSlots slots,
    TimeProvider time,
    ILogger<DeliveryHandler> logger)
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(Delivery delivery)
    {
        try
        {
            if (!decoder.TryDecode(delivery.Properties, delivery.Body, out var message, out var poison))
            {
                await deadLetters.AddAsync(delivery, poison.Kind.ToString(), poison.Reason, poison.Task, poison.Id, slots.Stopping).ConfigureAwait(false);
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
            LogRequeued(logger, delivery.Queue.Name, error);
            await Task.Delay(Delay, time, slots.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // Errors other than an unavailable server count as a delivery: they might repeat without end.
            await count.RequeueAsync(delivery, isCounted: error is not CeleryException, slots.Stopping).ConfigureAwait(false);
        }
    }

    private async Task HandleAsync(Delivery delivery, TaskMessage message)
    {
        var header = message.Header;
        if (tasks.Find(header.Task) is not { } task)
        {
            var unknown = TaskOutcome.Failed("NotRegistered", [header.Task], "celery.exceptions");
            await FailAsync(delivery, message, unknown, "NotRegistered", $"This worker has no task '{header.Task}'.").ConfigureAwait(false);
            return;
        }

        if (count.IsTooMany(delivery))
        {
            var lost = TaskOutcome.Failed("WorkerLostError", [$"Redelivered {DeliveryCount.Of(delivery)} times without completing."], "billiard.exceptions");
            await FailAsync(delivery, message, lost, "TooManyDeliveries", lost.Failure!.Message).ConfigureAwait(false);
            return;
        }

        using var slot = await admission.EnterAsync(delivery, message).ConfigureAwait(false);
        if (slot is not null)
        {
            await runner.RunAsync(task, delivery, message).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(Delivery delivery, TaskMessage message, TaskOutcome outcome, string kind, string reason)
    {
        await completion.FailAsync(message, outcome, slots.Stopping).ConfigureAwait(false);
        await deadLetters.AddAsync(delivery, kind, reason, message.Header.Task, message.Header.Id, slots.Stopping).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10221, EventName = "MessageRequeued", Level = LogLevel.Warning, Message = "Handling a message of {Queue} failed; the message is requeued.")]
    private static partial void LogRequeued(ILogger logger, string queue, Exception error);
}
