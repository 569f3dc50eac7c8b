using System.Text.Json;

namespace Qlower.Celery;

/// <summary>How a worker consumes and runs tasks. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryWorkerOptions
{
    private JsonSerializerOptions? _json;

    /// <summary>
    /// Whether this host runs the worker; <see langword="true"/> by default. Otherwise it opens no connection and consumes nothing, and the other options
    /// are not validated.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The broker and its queues; its URI is required.</summary>
    public CeleryBrokerOptions Broker { get; } = new();

    /// <summary>The worker's node name, which is unique among workers; <c>qlower&lt;pid&gt;@&lt;host&gt;</c> by default.</summary>
    public string Name { get; set; } = string.Create(null, $"qlower{Environment.ProcessId}@{Environment.MachineName}");

    /// <summary>The names of the queues to consume; the broker's default queue when empty.</summary>
    public IList<string> Queues { get; } = [];

    /// <summary>How many tasks run at a time; the number of processors by default. From 1 to 1,000.</summary>
    public int Concurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>How many messages a queue's consumer prefetches for each slot (<c>worker_prefetch_multiplier</c>); 4 by default. From 1 to 1,000.</summary>
    public int PrefetchMultiplier { get; set; } = 4;

    /// <summary>
    /// Whether messages are acknowledged before their tasks run, as Celery does by default; <see langword="false"/> by default: a task whose worker ends runs
    /// again.
    /// </summary>
    public bool AckEarly { get; set; }

    /// <summary>
    /// How often a message may be redelivered after its worker or connection was lost, before it is dead-lettered; 10 by default. From 1 to 1,000.
    /// </summary>
    public int MaxDeliveries { get; set; } = 10;

    /// <summary>
    /// The queue of messages that cannot be run, each with the reason in its header <c>x-qlower-reason</c>; created when it is absent.
    /// <c>qlower.dead-letters</c> by default.
    /// </summary>
    public string DeadLetterQueue { get; set; } = "qlower.dead-letters";

    /// <summary>The largest body in bytes, before and after decompression; 64 MB by default. From 1,024.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The soft limit, at which a task is cancelled, when neither its message nor its own options set one; none by default.</summary>
    public TimeSpan? SoftTimeLimit { get; set; }

    /// <summary>The hard limit, at which a task is abandoned, when neither its message nor its own options set one; none by default.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>
    /// How long running tasks may continue when the host stops; then they are cancelled, and their messages are requeued. 20 seconds by default; the host's own
    /// shutdown timeout must be longer. From 0 to 1 day.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long the worker retries storing a task's result and sending the following tasks before the message is requeued; 1 minute by default. From 1 second
    /// to 1 hour.
    /// </summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether results are sent to the client's queue (<c>rpc://</c>) when no other result backend is registered; <see langword="true"/> by default.</summary>
    public bool RpcResults { get; set; } = true;

    /// <summary>Whether the state STARTED is stored (<c>task_track_started</c>); <see langword="false"/> by default.</summary>
    public bool TrackStarted { get; set; }

    /// <summary>Whether the worker publishes events on the exchange <c>celeryev</c> (<c>-E</c>); <see langword="true"/> by default.</summary>
    public bool SendEvents { get; set; } = true;

    /// <summary>The interval of the worker's heartbeat events; 2 seconds by default. From 100 ms to 1 hour.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the worker listens to remote control, such as <c>celery inspect</c> and revocation; <see langword="true"/> by default.</summary>
    public bool RemoteControl { get; set; } = true;

    /// <summary>
    /// How long a starting worker waits for the revoked tasks of the others before it consumes; 1 second by default. Zero (<c>--without-mingle</c>), or
    /// disabled <see cref="RemoteControl"/>, for no wait. From 0 to 1 minute.
    /// </summary>
    public TimeSpan MingleTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether events and remote control contain arguments and results as Celery's do; <see langword="false"/> by default, since they may be personal
    /// data.
    /// </summary>
    public bool DescribeArguments { get; set; }

    internal IReadOnlyList<string> FindQueues() => Queues.Count == 0 ? [Broker.DefaultQueue] : [.. Queues];

    /// <summary>
    /// Sets how arguments are read and results are written; the serializer's defaults apply unless it is called. Floating-point numbers may be NaN or infinite in either
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
