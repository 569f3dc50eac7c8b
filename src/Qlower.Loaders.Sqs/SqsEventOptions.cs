namespace Qlower.Loaders.Sqs;

/// <summary>
/// One queue that carries events of buckets. Bindable from configuration; validated when the host starts, every error at once.
/// Credentials come from the AWS SDK's own chain.
/// </summary>
public sealed class SqsEventOptions
{
    /// <summary>The queue's URL, as SQS gives it; required.</summary>
    public Uri? QueueUrl { get; set; }

    /// <summary>
    /// The region, such as <c>eu-west-3</c>; <see langword="null"/> for the one that an Amazon queue's URL names, or else that of the SDK's
    /// own chain. With a <see cref="ServiceUrl"/> it is what requests are signed for; <c>us-east-1</c> when it is <see langword="null"/>.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>The address of the service, for servers other than Amazon's and for private endpoints; <see langword="null"/> for the region's.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>
    /// How long a request waits for messages. 0 to 20 seconds, whole seconds; default 20 seconds, which costs the fewest requests. An empty
    /// queue is asked once a second at most.
    /// </summary>
    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a message is hidden from others; extended every third of it for as long as the message is handled, and what a killed host
    /// delays its messages by. 3 seconds to 12 hours, whole seconds; default 1 minute.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Messages asked for in one request. 1 to 10; default 10.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>
    /// Messages handled at a time. 1 to 256; default 4. With a ledger that is not durable a message is handled until its loads are closed.
    /// </summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>A message that still fails when it was received so often is told at level Error. 1 to 1,000; default 5.</summary>
    public int MaxReceives { get; set; } = 5;

    /// <summary>How long a message that failed stays hidden; doubles with each receipt. 1 second to 12 hours, whole seconds; default 5 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest that a message that failed stays hidden. <see cref="RetryDelay"/> to 12 hours, whole seconds; default 15 minutes.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Where a message goes that can never be understood, with the reason as an attribute; <see langword="null"/> to leave it to the
    /// redrive policy of the queue.
    /// </summary>
    public Uri? DeadLetterQueueUrl { get; set; }
}
