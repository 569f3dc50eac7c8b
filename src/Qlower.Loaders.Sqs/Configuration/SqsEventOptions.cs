using Qlower.Shared;

namespace Qlower.Loaders.Sqs;

/// <summary>
/// Options of one queue that carries bucket events. Bindable from configuration; validated when the host starts, with every error reported at once.
/// Credentials come from the AWS SDK's own chain.
/// </summary>
public sealed class SqsEventOptions
{
    /// <summary>The URL of the queue; required.</summary>
    public Uri? QueueUrl { get; set; }

    /// <summary>
    /// The region, such as <c>eu-west-3</c>; <see langword="null"/> (the default) for the one that an Amazon queue's URL names, or else that of the SDK's
    /// own chain. With a <see cref="ServiceUrl"/> it is the region that requests are signed for; <c>us-east-1</c> when it is <see langword="null"/>.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>The address of the service, for servers other than Amazon's and for private endpoints; <see langword="null"/> (the default) for the region's.</summary>
    public Uri? ServiceUrl { get; set; }

    /// <summary>
    /// How long a request waits for messages. 0 to 20 seconds, whole seconds; default 20 seconds, which costs the fewest requests. An empty
    /// queue is polled once a second at most.
    /// </summary>
    public TimeSpan WaitTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a message is hidden from other consumers. Extended every third of this time while the message is handled; a message whose host is
    /// killed is delayed by it. 3 seconds to 12 hours, whole seconds; default 1 minute.
    /// </summary>
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The number of messages requested at once. 1 to 10; default 10.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>
    /// The number of messages handled concurrently. 1 to 256; default 4. With a ledger that is not durable a message is handled until its loads are closed.
    /// </summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>From this receipt on, a message that fails is logged at level Error. 1 to 1,000; default 5.</summary>
    public int MaxReceives { get; set; } = 5;

    /// <summary>How long a failed message stays hidden; doubles with each receipt. 1 second to 12 hours, whole seconds; default 5 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time that a failed message stays hidden. <see cref="RetryDelay"/> to 12 hours, whole seconds; default 15 minutes.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The queue that receives messages that can never be understood, with the reason as an attribute; <see langword="null"/> (the default) to leave them to
    /// the redrive policy of the queue.
    /// </summary>
    public Uri? DeadLetterQueueUrl { get; set; }

    /// <summary>Finds calls that place the queue differently.</summary>
    internal SinglePlace Place { get; } = new();
}
