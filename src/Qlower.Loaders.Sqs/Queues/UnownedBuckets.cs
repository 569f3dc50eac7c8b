using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Tells once of each bucket that no source of the host has. Thread-safe.</summary>
internal sealed partial class UnownedBuckets(string queue, ILogger logger)
{
    /// <summary>Names come from messages: no more of them are remembered, nor told.</summary>
    private const int MostNames = 1000;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Tell(string bucket)
    {
        lock (_told)
        {
            if (_told.Count >= MostNames || !_told.Add(bucket))
            {
                return;
            }
        }

        LogUnowned(logger, queue, bucket);
    }

    [LoggerMessage(EventId = 1407, EventName = "SqsBucketUnowned", Level = LogLevel.Warning, Message = "Queue {Queue} tells of bucket {Bucket}, which no source of this host has; such messages are left for others.")]
    private static partial void LogUnowned(ILogger logger, string queue, string bucket);
}
