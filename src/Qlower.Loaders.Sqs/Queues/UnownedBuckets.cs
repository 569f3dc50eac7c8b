using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Warns once about each bucket that no source of the host owns. Thread-safe.</summary>
internal sealed partial class UnownedBuckets(string queue, ILogger logger)
{
    /// <summary>Names come from messages: this many are remembered and logged, no more.</summary>
    private const int MostNames = 1000;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public void WarnOnce(string bucket)
    {
        lock (_known)
        {
            if (_known.Count >= MostNames || !_known.Add(bucket))
            {
                return;
            }
        }

        LogUnowned(logger, queue, bucket);
    }

    [LoggerMessage(EventId = 1407, EventName = "SqsBucketUnowned", Level = LogLevel.Warning, Message = "Ignoring event from {Queue}: no source owns bucket {Bucket}. Its messages remain in the queue.")]
    private static partial void LogUnowned(ILogger logger, string queue, string bucket);
}
