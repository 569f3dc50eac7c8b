using System.Text.Json;

namespace Qlower.Celery;

/// <summary>How tasks are sent. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryClientOptions
{
    private JsonSerializerOptions? _json;

    /// <summary>The broker and its queues; its URI is required.</summary>
    public CeleryBrokerOptions Broker { get; } = new();

    /// <summary>The name of the connection at the broker; <c>qlower-celery-client</c> by default.</summary>
    public string ConnectionName { get; set; } = "qlower-celery-client";

    /// <summary>
    /// How long one message may take from the call to the broker's confirmation, reconnecting included; 30 seconds by default. From 100 ms to 1 hour. A
    /// caller's token may cancel the call earlier.
    /// </summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many channels publish; 2 by default. From 1 to 32.</summary>
    public int Channels { get; set; } = 2;

    /// <summary>The size in bytes above which bodies are compressed by zlib; <see langword="null"/>, the default, for no compression.</summary>
    public int? CompressOver { get; set; }

    /// <summary>
    /// Whether messages carry the arguments a second time as readable text for the logs and monitors of workers, as Celery's own do;
    /// <see langword="false"/> by default, since arguments may be personal data.
    /// </summary>
    public bool DescribeArguments { get; set; }

    /// <summary>
    /// Whether results are received over the broker (<c>rpc://</c>); <see langword="true"/> by default. Ignored when another result backend, such as Redis,
    /// is registered.
    /// </summary>
    public bool RpcResults { get; set; } = true;

    /// <summary>How long the queue of results is retained without its client (<c>result_expires</c>); one day by default. From 1 second to 24 days.</summary>
    public TimeSpan ResultExpires { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How many results over <c>rpc://</c> are awaited or retained at once, the oldest being dropped first; 10,000 by default. From 1 to 10,000,000.
    /// <see cref="CeleryTask.ForgetAsync"/> drops a result earlier; with <see cref="SendTaskOptions.IgnoreResult"/> it is not sent.
    /// </summary>
    public int RetainedResults { get; set; } = 10_000;

    /// <summary>
    /// Sets how arguments are written and results are read; the serializer's defaults apply unless it is called. Floating-point numbers may be NaN or infinite in either
    /// case. Where reflection-based serialization is disabled, as in native AOT, the options need a resolver for the types of arguments and results.
    /// </summary>
    /// <param name="json">The options, which are copied.</param>
    public void UseJsonOptions(JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _json = new JsonSerializerOptions(json);
    }

    internal JsonSerializerOptions? FindJsonOptions() => _json;
}
