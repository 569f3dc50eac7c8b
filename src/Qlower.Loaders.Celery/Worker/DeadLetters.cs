using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Monitoring;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>
/// Puts messages aside that cannot be run: published as they are to a queue of the worker's own, with the reason, and only acknowledged when
/// that is confirmed. Thread-safe.
/// </summary>
internal sealed partial class DeadLetters(WorkerBroker broker, WorkerMetrics metrics, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<DeadLetters> logger)
{
    public const string ReasonHeader = "x-qlower-reason";
    public const string KindHeader = "x-qlower-kind";
    public const string QueueHeader = "x-qlower-queue";
    public const string TimeHeader = "x-qlower-time";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CeleryQueue _queue = options.Value.Broker.Queues.FirstOrDefault(queue => queue.Name == options.Value.DeadLetterQueue)
        ?? new CeleryQueue { Name = options.Value.DeadLetterQueue, Quorum = true };

    public async Task PutAsideAsync(Delivery delivery, string kind, string reason, string? task, string? id, CancellationToken stopping)
    {
        LogPutAside(logger, delivery.Queue.Name, task, id, kind, reason);
        try
        {
            await broker.Own.PublishAsync(Letter(delivery, kind, reason), _queue, id ?? "(none)", stopping).ConfigureAwait(false);
            delivery.Ack();
            metrics.PutAside(delivery.Queue.Name, kind);
        }
        catch (Exception error) when (error is CeleryException or OperationCanceledException)
        {
            LogNotPutAside(logger, _queue.Name, id, error);

            // Not at once, or it would go round and round.
            await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

        // A letter stays until somebody has read it.
        properties.ClearExpiration();
        var (exchange, key) = _queue.Address;
        return new OutgoingMessage { Exchange = exchange, RoutingKey = key, Properties = properties, Body = delivery.Body, Mandatory = true };
    }

    [LoggerMessage(EventId = 10201, EventName = "MessagePutAside", Level = LogLevel.Error,
        Message = "A message of {Queue} goes to the dead letters (task {TaskName}, id {TaskId}): {Kind}: {Reason}")]
    private static partial void LogPutAside(ILogger logger, string queue, string? taskName, string? taskId, string kind, string reason);

    [LoggerMessage(EventId = 10202, EventName = "MessageNotPutAside", Level = LogLevel.Error, Message = "The message {TaskId} could not be put into {Queue}; it goes back to where it came from.")]
    private static partial void LogNotPutAside(ILogger logger, string queue, string? taskId, Exception error);
}
