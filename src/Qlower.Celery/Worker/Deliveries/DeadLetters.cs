using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Values;
using Qlower.Celery.Worker.Connections;

namespace Qlower.Celery.Worker.Deliveries;

/// <summary>
/// Publishes messages that cannot be run to the worker's dead-letter queue, unchanged apart from headers with the reason, and acknowledges each after
/// the broker has confirmed it. Thread-safe.
/// </summary>
internal sealed partial class DeadLetters(WorkerBroker broker, IDeadLetterMetrics metrics, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<DeadLetters> logger)
{
    public const string ReasonHeader = "x-qlower-reason";
    public const string KindHeader = "x-qlower-kind";
    public const string QueueHeader = "x-qlower-queue";
    public const string TimeHeader = "x-qlower-time";

    private static readonly TimeSpan RequeueDelay = TimeSpan.FromSeconds(1);

    private readonly CeleryQueue _queue = options.Value.Broker.Queues.FirstOrDefault(queue => queue.Name == options.Value.DeadLetterQueue)
        ?? new CeleryQueue { Name = options.Value.DeadLetterQueue, Quorum = true };

    public async Task AddAsync(Delivery delivery, string kind, string reason, string? task, string? id, CancellationToken stopping)
    {
        LogAdded(logger, delivery.Queue.Name, task, id, kind, reason);
        try
        {
            await broker.Own.PublishAsync(Letter(delivery, kind, reason), _queue, id ?? "(none)", stopping).ConfigureAwait(false);
            delivery.Ack();
            metrics.DeadLettered(delivery.Queue.Name, kind);
        }
        catch (Exception error) when (error is CeleryException or OperationCanceledException)
        {
            LogNotAdded(logger, _queue.Name, id, error);

            // Delayed, since the message is redelivered immediately.
            await Task.Delay(RequeueDelay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await delivery.RequeueAsync().ConfigureAwait(false);
        }
    }

    private OutgoingMessage Letter(Delivery delivery, string kind, string reason)
    {
        var properties = delivery.CopyProperties();
        var headers = properties.Headers!;
        headers[ReasonHeader] = reason;
        headers[KindHeader] = kind;
        headers[QueueHeader] = delivery.Queue.Name;
        headers[TimeHeader] = WireTime.Format(time.GetUtcNow());

        // A dead letter does not expire.
        properties.ClearExpiration();
        var (exchange, key) = _queue.Address;
        return new OutgoingMessage { Exchange = exchange, RoutingKey = key, Properties = properties, Body = delivery.Body, Mandatory = true };
    }

    [LoggerMessage(EventId = 10201, EventName = "MessageDeadLettered", Level = LogLevel.Error,
        Message = "Dead-lettering a message of {Queue} (task {TaskName}, id {TaskId}): {Kind}: {Reason}")]
    private static partial void LogAdded(ILogger logger, string queue, string? taskName, string? taskId, string kind, string reason);

    [LoggerMessage(EventId = 10202, EventName = "DeadLetterFailed", Level = LogLevel.Error, Message = "Publishing the message {TaskId} to {Queue} failed; the message is requeued.")]
    private static partial void LogNotAdded(ILogger logger, string queue, string? taskId, Exception error);
}
