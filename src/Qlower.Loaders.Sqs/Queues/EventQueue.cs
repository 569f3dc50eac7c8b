using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>The requests that a listener sends to its queue. Thread-safe.</summary>
internal sealed class EventQueue(IAmazonSQS client, SqsEventOptions options)
{
    private static readonly List<string> Attributes = [MessageSystemAttributeName.ApproximateReceiveCount, MessageSystemAttributeName.SentTimestamp];

    private readonly string _url = options.QueueUrl!.AbsoluteUri;

    /// <summary>Returns the redrive policy of the queue; <see langword="null"/> when it has none.</summary>
    public async Task<string?> FindRedrivePolicyAsync(CancellationToken cancellationToken)
    {
        var answer = await client.GetQueueAttributesAsync(_url, [QueueAttributeName.RedrivePolicy], cancellationToken).ConfigureAwait(false);
        return answer.Attributes?.GetValueOrDefault(QueueAttributeName.RedrivePolicy) is { Length: > 0 } policy ? policy : null;
    }

    public async Task<IReadOnlyList<Message>> ReceiveAsync(int most, TimeSpan wait, CancellationToken cancellationToken)
    {
        var request = new ReceiveMessageRequest(_url)
        {
            MaxNumberOfMessages = most,
            WaitTimeSeconds = (int)wait.TotalSeconds,
            VisibilityTimeout = (int)options.VisibilityTimeout.TotalSeconds,
            MessageSystemAttributeNames = Attributes,
        };
        var answer = await client.ReceiveMessageAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Messages ?? [];
    }

    public Task DeleteAsync(Message message, CancellationToken cancellationToken) =>
        client.DeleteMessageAsync(_url, message.ReceiptHandle, cancellationToken);

    /// <summary>Hides a received message for a duration from now on; zero makes it visible at once.</summary>
    public Task HideAsync(Message message, TimeSpan duration, CancellationToken cancellationToken) =>
        client.ChangeMessageVisibilityAsync(_url, message.ReceiptHandle, (int)duration.TotalSeconds, cancellationToken);

    /// <summary>Copies a message to the dead-letter queue. The caller deletes the original afterwards.</summary>
    public Task CopyToDeadLettersAsync(Message message, string reason, CancellationToken cancellationToken)
    {
        var target = options.DeadLetterQueueUrl!.AbsoluteUri;
        var request = new SendMessageRequest(target, message.Body)
        {
            MessageAttributes = new Dictionary<string, MessageAttributeValue>
            {
                ["QlowerReason"] = Text(reason),
                ["QlowerQueueUrl"] = Text(_url),
                ["QlowerMessageId"] = Text(message.MessageId),
            },
        };
        if (target.EndsWith(".fifo", StringComparison.Ordinal))
        {
            (request.MessageGroupId, request.MessageDeduplicationId) = ("qlower-loaders", message.MessageId);
        }

        return client.SendMessageAsync(request, cancellationToken);
    }

    /// <summary>Returns how often a message was received, including this time.</summary>
    public static int ReceiptsOf(Message message) =>
        int.TryParse(Attribute(message, MessageSystemAttributeName.ApproximateReceiveCount), CultureInfo.InvariantCulture, out var count) ? Math.Max(count, 1) : 1;

    /// <summary>Returns when a message was sent; <see langword="null"/> when the server does not report it.</summary>
    public static DateTimeOffset? SentAt(Message message) =>
        long.TryParse(Attribute(message, MessageSystemAttributeName.SentTimestamp), CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is >= 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static string? Attribute(Message message, MessageSystemAttributeName name) => message.Attributes?.GetValueOrDefault(name);

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
