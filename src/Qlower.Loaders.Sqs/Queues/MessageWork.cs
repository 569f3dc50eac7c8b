using Microsoft.Extensions.Logging;
using Qlower.Loaders.Sqs.Events;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>The work on one message; what happened stays here for those who settle it. Not thread-safe.</summary>
internal sealed partial class MessageWork(ObjectReceiver receiver, UnownedBuckets unowned, string messageId, ILogger logger)
{
    /// <summary>Why the message cannot be understood; <see langword="null"/> when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>What failed, in one word; <see langword="null"/> when nothing did.</summary>
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

        // What failed comes first: a message goes to the dead letters when nothing in it can be recorded any more.
        return ErrorType is not null ? MessageOutcome.Failed : Problem is not null ? MessageOutcome.Refused : MessageOutcome.Done;
    }

    /// <summary>One object that fails does not keep the others of its message waiting.</summary>
    private async Task ReceiveAsync(BucketObject found, List<string> open, CancellationToken stoppingToken)
    {
        try
        {
            var arrival = await receiver.ReceiveAsync(found, stoppingToken).ConfigureAwait(false);
            if (!arrival.IsOwned)
            {
                ErrorType ??= "unowned_bucket";
                unowned.Tell(found.Bucket);
            }
            else if (arrival.OpenLoad is { } load)
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

    [LoggerMessage(EventId = 1406, EventName = "SqsMessageFailed", Level = LogLevel.Warning, Message = "Message {MessageId} cannot be handled now; it is tried again.")]
    private static partial void LogFailed(ILogger logger, Exception error, string messageId);
}
