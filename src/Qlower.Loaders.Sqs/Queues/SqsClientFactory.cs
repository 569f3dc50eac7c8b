using Amazon;
using Amazon.SQS;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Creates clients of SQS; credentials come from the SDK's own chain.</summary>
internal static class SqsClientFactory
{
    public static AmazonSQSClient Create(SqsEventOptions options)
    {
        // A connection without a response must not block the listener for longer than a response can take.
        var config = new AmazonSQSConfig { Timeout = options.WaitTime + TimeSpan.FromSeconds(30) };
        if (options.ServiceUrl is { } service)
        {
            config.ServiceURL = service.AbsoluteUri;
            config.AuthenticationRegion = options.Region ?? "us-east-1";
        }
        else if ((options.Region ?? RegionOf(options.QueueUrl)) is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new AmazonSQSClient(config);
    }

    /// <summary>Returns the region in <c>https://sqs.REGION.amazonaws.com/…</c>; <see langword="null"/> for other addresses.</summary>
    internal static string? RegionOf(Uri? queue) =>
        queue?.Host.Split('.') is ["sqs", var region, "amazonaws", "com", ..] ? region : null;
}
