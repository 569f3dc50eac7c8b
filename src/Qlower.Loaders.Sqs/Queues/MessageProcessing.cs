using Microsoft.Extensions.Logging;
using Qlower.Loaders.Sqs.Events;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Processes one message, and records the failure for the caller that settles it. Not thread-safe.</summary>
internal sealed partial class MessageProcessing(ObjectReceiver receiver, UnownedBuckets unowned, string messageId, ILogger logger)
{
    /// <summary>Why the message cannot be understood; <see langword="null"/> when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The type of the failure, for metrics; <see langword="null"/> when nothing failed.</summary>
    public string? ErrorType { get; private set; }

    public async Task<MessageOutcome> RunAsync(string? body, CancellationToken stoppingToken)
    {
        try
        {
            var events = EventReader.Read(body);
            var open = new List<string>();
            foreach (var found in events.Objects)
            {
                await ReceiveAsync(found, open, stoppingToken).ConfigureAwait(false);
            }

            foreach (var load in open)
            {
                await receiver.WaitUntilClosedAsync(load, stoppingToken).ConfigureAwait(false);
            }

            Problem = events.Problem;
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            return MessageOutcome.Interrupted;
        }
        catch (Exception error)
        {
            Fail(error);
        }

        // Failures first: a message is moved to the dead-letter queue only when nothing in it remains to be recorded.
        return ErrorType is not null ? MessageOutcome.Failed : Problem is not null ? MessageOutcome.Refused : MessageOutcome.Done;
    }

    /// <summary>Receives one object. Its failure does not stop the others of the message.</summary>
    private async Task ReceiveAsync(BucketObject found, List<string> open, CancellationToken stoppingToken)
    {
        try
        {
            var received = await receiver.ReceiveAsync(found, stoppingToken).ConfigureAwait(false);
            if (!received.IsOwned)
            {
                ErrorType ??= "unowned_bucket";
                unowned.WarnOnce(found.Bucket);
            }
            else if (received.OpenLoad is { } load)
            {
                open.Add(load);
            }
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            Fail(error);
        }
    }

    private void Fail(Exception error)
    {
        ErrorType = error.GetType().Name;
        LogFailed(logger, error, messageId);
    }

    [LoggerMessage(EventId = 1406, EventName = "SqsMessageFailed", Level = LogLevel.Warning, Message = "Handling message {MessageId} failed; it will be retried.")]
    private static partial void LogFailed(ILogger logger, Exception error, string messageId);
}
