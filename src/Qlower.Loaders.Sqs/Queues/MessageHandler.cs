using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Sqs.Monitoring;
using Qlower.Shared;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Handles the messages of one queue: each is deleted, copied to the dead-letter queue, or made visible again. Thread-safe.</summary>
internal sealed partial class MessageHandler(
    string name, EventQueue queue, SqsEventOptions options, ObjectReceiver receiver, SqsMetrics metrics, TimeProvider time, ILogger<MessageHandler> logger)
{
    /// <summary>The time-out of the request that settles a message, which is sent even while the host stops.</summary>
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromSeconds(10);

    private readonly UnownedBuckets _unowned = new(name, logger);

    /// <summary>Handles one message. Never throws.</summary>
    /// <param name="message">The message.</param>
    /// <param name="listening">Completes when no receive request is pending any more. Only then is a message made visible again, because this host would receive it otherwise.</param>
    /// <param name="stoppingToken">Interrupts the handling.</param>
    public async Task HandleAsync(Message message, Task listening, CancellationToken stoppingToken)
    {
        metrics.Received(name, EventQueue.SentAt(message) is { } sent ? time.GetUtcNow() - sent : null);
        var processing = new MessageProcessing(receiver, _unowned, message.MessageId, logger);
        MessageOutcome outcome;
        var heartbeat = new VisibilityHeartbeat(queue, message, options.VisibilityTimeout, time, logger);
        await using (heartbeat.ConfigureAwait(false))
        {
            outcome = await processing.RunAsync(message.Body, stoppingToken).ConfigureAwait(false);
            if (outcome == MessageOutcome.Interrupted)
            {
                await listening.ConfigureAwait(false);
            }
        }

        // The result is sent to SQS even while the host stops.
        using var settling = new CancellationTokenSource(SettleTimeout, time);
        try
        {
            await SettleAsync(message, outcome, processing, settling.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            var settled = TagValue.Of(outcome);
            LogNotSettled(logger, error, message.MessageId, settled);
        }
    }

    private async Task SettleAsync(Message message, MessageOutcome outcome, MessageProcessing processing, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case MessageOutcome.Done:
                await queue.DeleteAsync(message, cancellationToken).ConfigureAwait(false);
                metrics.Deleted(name);
                break;
            case MessageOutcome.Interrupted:
                await queue.HideAsync(message, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
                break;
            case MessageOutcome.Refused when options.DeadLetterQueueUrl is not null:
                await queue.CopyToDeadLettersAsync(message, processing.Problem!, cancellationToken).ConfigureAwait(false);
                metrics.DeadLettered(name);
                LogDeadLettered(logger, message.MessageId, processing.Problem!);
                await queue.DeleteAsync(message, cancellationToken).ConfigureAwait(false);
                metrics.Deleted(name);
                break;
            default:
                await LeaveAsync(message, processing, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task LeaveAsync(Message message, MessageProcessing processing, CancellationToken cancellationToken)
    {
        metrics.Failed(name, processing.ErrorType ?? "not_understood");
        var receipts = EventQueue.ReceiptsOf(message);
        if (processing.ErrorType is null)
        {
            LogRefused(logger, message.MessageId, processing.Problem!);
        }

        if (receipts >= options.MaxReceives)
        {
            LogKeepsFailing(logger, message.MessageId, receipts, processing.ErrorType ?? processing.Problem!);
        }

        await queue.HideAsync(message, BackOff.For(receipts, options.RetryDelay, options.LongestRetryDelay), cancellationToken).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 1408, EventName = "SqsMessageDeadLettered", Level = LogLevel.Error, Message = "Moved message {MessageId} to the dead-letter queue. {Reason}")]
    private static partial void LogDeadLettered(ILogger logger, string messageId, string reason);

    [LoggerMessage(EventId = 1409, EventName = "SqsMessageRefused", Level = LogLevel.Warning, Message = "Rejected message {MessageId}; the queue's redrive policy applies. {Reason}")]
    private static partial void LogRefused(ILogger logger, string messageId, string reason);

    [LoggerMessage(EventId = 1410, EventName = "SqsMessageKeepsFailing", Level = LogLevel.Error, Message = "Message {MessageId} failed again on receipt {Receipts}: {Reason}")]
    private static partial void LogKeepsFailing(ILogger logger, string messageId, int receipts, string reason);

    [LoggerMessage(EventId = 1411, EventName = "SqsMessageNotSettled", Level = LogLevel.Warning, Message = "Settling message {MessageId} as {Outcome} failed; it will be received again.")]
    private static partial void LogNotSettled(ILogger logger, Exception error, string messageId, string outcome);
}
