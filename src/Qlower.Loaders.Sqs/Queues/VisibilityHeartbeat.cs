using Amazon.SQS.Model;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Extends the visibility time-out of a message until it is disposed. Failures are logged and retried: at worst the message is handled twice.</summary>
internal sealed partial class VisibilityHeartbeat : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    public VisibilityHeartbeat(EventQueue queue, Message message, TimeSpan duration, TimeProvider time, ILogger logger) =>
        _beating = BeatAsync(queue, message, duration, time, logger, _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static async Task BeatAsync(
        EventQueue queue, Message message, TimeSpan duration, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(duration / 3, time, cancellationToken).ConfigureAwait(false);
                await queue.HideAsync(message, duration, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogNotExtended(logger, error, message.MessageId);
            }
        }
    }

    [LoggerMessage(EventId = 1405, EventName = "SqsMessageNotExtended", Level = LogLevel.Warning, Message = "Extending the visibility time-out of message {MessageId} failed; another consumer may receive it.")]
    private static partial void LogNotExtended(ILogger logger, Exception error, string messageId);
}
