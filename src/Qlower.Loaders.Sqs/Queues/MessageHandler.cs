using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Sqs.Monitoring;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Handles messages of one queue: each is deleted, copied to the dead letters, or given back. Thread-safe.</summary>
internal sealed partial class MessageHandler(
    string name, EventQueue queue, SqsEventOptions options, ObjectReceiver receiver, SqsMetrics metrics, TimeProvider time, ILogger<MessageHandler> logger)
{
    /// <summary>How long a host that stops waits for SQS to hear what became of a message.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(10);

    private readonly UnownedBuckets _unowned = new(name, logger);

    /// <summary>Handles one message; never throws.</summary>
    /// <param name="message">The message.</param>
    /// <param name="listening">Completes when no request for messages is under way any more: only then is one given back, or this host would get it again.</param>
    /// <param name="stoppingToken">Interrupts the handling.</param>
    public async Task HandleAsync(Message message, Task listening, CancellationToken stoppingToken)
    {
        metrics.Received(name, EventQueue.SentAt(message) is { } sent ? time.GetUtcNow() - sent : null);
        var work = new MessageWork(receiver, _unowned, message.MessageId, logger);
        MessageOutcome outcome;
        var heartbeat = new VisibilityHeartbeat(queue, message, options.VisibilityTimeout, time, logger);
        await using (heartbeat.ConfigureAwait(false))
        {
            outcome = await work.RunAsync(message.Body, stoppingToken).ConfigureAwait(false);
            if (outcome == MessageOutcome.Interrupted)
            {
                await listening.ConfigureAwait(false);
            }
        }

        // What is done is told to SQS even while the host stops.
        using var settling = new CancellationTokenSource(SettlingTime, time);
        try
        {
            await SettleAsync(message, outcome, work, settling.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            LogNotSettled(logger, error, message.MessageId, outcome);
        }
    }

    private async Task SettleAsync(Message message, MessageOutcome outcome, MessageWork work, CancellationToken cancellationToken)
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
                await queue.CopyToDeadLettersAsync(message, work.Problem!, cancellationToken).ConfigureAwait(false);
                metrics.DeadLettered(name);
                LogDeadLettered(logger, message.MessageId, work.Problem!);
                await queue.DeleteAsync(message, cancellationToken).ConfigureAwait(false);
                metrics.Deleted(name);
                break;
            default:
                await LeaveAsync(message, work, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task LeaveAsync(Message message, MessageWork work, CancellationToken cancellationToken)
    {
        metrics.Failed(name, work.ErrorType ?? "not_understood");
        var receipts = EventQueue.ReceiptsOf(message);
        if (work.ErrorType is null)
        {
            LogRefused(logger, message.MessageId, work.Problem!);
        }

        if (receipts >= options.MaxReceives)
        {
            LogKeepsFailing(logger, message.MessageId, receipts, work.ErrorType ?? work.Problem!);
        }

        await queue.HideAsync(message, BackOff.For(receipts, options.RetryDelay, options.LongestRetryDelay), cancellationToken).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 1408, EventName = "SqsMessageDeadLettered", Level = LogLevel.Error, Message = "Message {MessageId} went to the dead letters. {Reason}")]
    private static partial void LogDeadLettered(ILogger logger, string messageId, string reason);

    [LoggerMessage(EventId = 1409, EventName = "SqsMessageRefused", Level = LogLevel.Warning, Message = "Message {MessageId} is left to the queue's redrive policy. {Reason}")]
    private static partial void LogRefused(ILogger logger, string messageId, string reason);

    [LoggerMessage(EventId = 1410, EventName = "SqsMessageKeepsFailing", Level = LogLevel.Error, Message = "Message {MessageId} failed again, receipt {Receipts}: {Reason}")]
    private static partial void LogKeepsFailing(ILogger logger, string messageId, int receipts, string reason);

    [LoggerMessage(EventId = 1411, EventName = "SqsMessageNotSettled", Level = LogLevel.Warning, Message = "The queue could not be told that message {MessageId} is {Outcome}; it comes back.")]
    private static partial void LogNotSettled(ILogger logger, Exception error, string messageId, MessageOutcome outcome);
}
