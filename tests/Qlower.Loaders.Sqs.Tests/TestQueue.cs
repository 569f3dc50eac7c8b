using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>A queue as the tests see it.</summary>
internal sealed class TestQueue(AmazonSQSClient client, string url)
{
    public Uri Url { get; } = new(url);

    public string Name => Url.Segments[^1];

    public Task SendAsync(string body) => client.SendMessageAsync(url, body);

    /// <summary>Has the server move what was received so often and not deleted.</summary>
    public async Task RedriveAsync(TestQueue target, int maxReceives)
    {
        var policy = $$"""{"deadLetterTargetArn":"{{await target.GetArnAsync()}}","maxReceiveCount":"{{maxReceives}}"}""";
        await client.SetQueueAttributesAsync(url, new Dictionary<string, string> { ["RedrivePolicy"] = policy });
    }

    public async Task<string> GetArnAsync() => (await client.GetQueueAttributesAsync(url, ["QueueArn"])).QueueARN;

    /// <summary>Messages that are there, hidden or not.</summary>
    public Task<int> CountAsync() => CountAsync("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible");

    /// <summary>Messages that a consumer would get.</summary>
    public Task<int> CountVisibleAsync() => CountAsync("ApproximateNumberOfMessages");

    /// <summary>What another consumer gets within so many seconds.</summary>
    public async Task<Message?> ReceiveAsync(int seconds, int visibility = 600)
    {
        var request = new ReceiveMessageRequest(url) { WaitTimeSeconds = seconds, VisibilityTimeout = visibility, MessageAttributeNames = ["All"] };
        return (await client.ReceiveMessageAsync(request)).Messages?.FirstOrDefault();
    }

    /// <summary>Receives the next message, however long it takes to arrive.</summary>
    public async Task<Message> WaitForMessageAsync(int visibility = 600)
    {
        Message? message = null;
        await Eventually.IsTrueAsync(async () => (message = await ReceiveAsync(5, visibility)) is not null, $"a message is in {Name}");
        return message!;
    }

    public Task WaitUntilEmptyAsync() => Eventually.IsTrueAsync(async () => await CountAsync() == 0, "the queue is empty");

    private async Task<int> CountAsync(params string[] attributes)
    {
        var answer = await client.GetQueueAttributesAsync(url, [.. attributes]);
        return answer.Attributes.Values.Sum(value => int.Parse(value, CultureInfo.InvariantCulture));
    }
}
