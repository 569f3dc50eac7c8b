using System.Text.Json;

namespace Qlower.Loaders.Celery;

/// <summary>How tasks are sent. Set once, before the host starts; not thread-safe.</summary>
public sealed class CeleryClientOptions
{
    /// <summary>The broker and its queues; its URI is required.</summary>
    public CeleryBrokerOptions Broker { get; } = new();

    /// <summary>The name of the connection in the broker's lists; <c>qlower-celery-client</c> unless set.</summary>
    public string ConnectionName { get; set; } = "qlower-celery-client";

    /// <summary>
    /// How long one message may take from the call to the broker's confirmation, reconnecting included; 30 seconds unless set. From 100 ms to
    /// 1 hour. A caller's token may end the call earlier.
    /// </summary>
    public TimeSpan PublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many channels share the publishing; 2 unless set. From 1 to 32.</summary>
    public int Channels { get; set; } = 2;

    /// <summary>Bodies of more bytes than this are sent compressed by zlib; <see langword="null"/>, which is the default, for none.</summary>
    public int? CompressOver { get; set; }

    /// <summary>
    /// Whether messages carry the arguments a second time for people to read, as Celery's own do, in logs and monitors of workers;
    /// <see langword="false"/> unless set, since arguments may be personal data.
    /// </summary>
    public bool DescribeArguments { get; set; }

    /// <summary>
    /// Whether results come back over the broker (<c>rpc://</c>); <see langword="true"/> unless set. Not used where another backend, such as
    /// Redis, is added to the services.
    /// </summary>
    public bool RpcResults { get; set; } = true;

    /// <summary>How long the queue of results outlives its client (<c>result_expires</c>); one day unless set. From 1 second to 24 days.</summary>
    public TimeSpan ResultExpires { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How many results over <c>rpc://</c> are awaited or kept at once, the oldest being dropped first; 10,000 unless set. From 1 to 10,000,000.
    /// A result that nobody reads is dropped earlier by <see cref="CeleryTask.ForgetAsync"/>, or not sent at all with
    /// <see cref="SendTaskOptions.IgnoreResult"/>.
    /// </summary>
    public int KeptResults { get; set; } = 10_000;

    /// <summary>How arguments are written and results are read; the serializer's defaults unless set. Numbers may be NaN in either case.</summary>
    public JsonSerializerOptions? Json { get; set; }
}
