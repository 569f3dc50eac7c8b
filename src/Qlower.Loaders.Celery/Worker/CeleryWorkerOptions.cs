using System.Text.Json;

namespace Qlower.Loaders.Celery;

/// <summary>How a worker consumes and runs tasks. Set once, before the host starts; not thread-safe.</summary>
public sealed class CeleryWorkerOptions
{
    /// <summary>The broker and its queues; its URI is required.</summary>
    public CeleryBrokerOptions Broker { get; } = new();

    /// <summary>The worker's node name, which must be its own; <c>qlower&lt;pid&gt;@&lt;host&gt;</c> unless set.</summary>
    public string Name { get; set; } = string.Create(null, $"qlower{Environment.ProcessId}@{Environment.MachineName}");

    /// <summary>The queues to consume, by their names; the broker's default queue when there is none.</summary>
    public IList<string> Queues { get; } = [];

    /// <summary>How many tasks run at a time; one a processor unless set. From 1 to 1,000.</summary>
    public int Concurrency { get; set; } = Environment.ProcessorCount;

    /// <summary>How many messages a queue's consumer holds for each task that may run (<c>worker_prefetch_multiplier</c>); 4 unless set. From 1 to 1,000.</summary>
    public int PrefetchMultiplier { get; set; } = 4;

    /// <summary>
    /// Whether messages are acknowledged before their tasks run, as Celery does unless told otherwise; <see langword="false"/> unless set: a task
    /// whose worker dies runs again.
    /// </summary>
    public bool AckEarly { get; set; }

    /// <summary>
    /// How often a message may be delivered again after its worker or connection was lost, before it goes to the dead letters; 10 unless set.
    /// From 1 to 1,000.
    /// </summary>
    public int MaxDeliveries { get; set; } = 10;

    /// <summary>The queue that keeps messages that cannot be run, each with the reason in its header <c>x-qlower-reason</c>; made where it is absent.</summary>
    public string DeadLetterQueue { get; set; } = "qlower.dead-letters";

    /// <summary>The largest body in bytes, before and after decompression; 64 MB unless set. From 1,024.</summary>
    public int MaxBodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>When a task is told to end, where neither its message nor its own options say; never unless set.</summary>
    public TimeSpan? SoftTimeLimit { get; set; }

    /// <summary>When a task is given up, where neither its message nor its own options say; never unless set.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>
    /// How long running tasks may go on when the host stops; then they are cancelled, and their messages go back to the queue. 20 seconds unless
    /// set; the host's own shutdown time must be longer. From 0 to 1 day.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long the worker tries to store a task's result and to send what follows before the message goes back to the queue; 1 minute unless
    /// set. From 1 second to 1 hour.
    /// </summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether results go to the queue of who asked (<c>rpc://</c>) where no other backend is added; <see langword="true"/> unless set.</summary>
    public bool RpcResults { get; set; } = true;

    /// <summary>Whether the state STARTED is stored (<c>task_track_started</c>); <see langword="false"/> unless set.</summary>
    public bool TrackStarted { get; set; }

    /// <summary>Whether the worker tells what it does on the exchange <c>celeryev</c> (<c>-E</c>); <see langword="true"/> unless set.</summary>
    public bool SendEvents { get; set; } = true;

    /// <summary>How often the worker says that it lives; 2 seconds unless set. From 100 ms to 1 hour.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the worker listens to remote control, such as <c>celery inspect</c> and revocation; <see langword="true"/> unless set.</summary>
    public bool RemoteControl { get; set; } = true;

    /// <summary>
    /// How long a worker that starts waits for what the others know of revoked tasks before it consumes; 1 second unless set, and not at all at
    /// zero (<c>--without-mingle</c>) or without <see cref="RemoteControl"/>. From 0 to 1 minute.
    /// </summary>
    public TimeSpan MingleTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether events and remote control show arguments and results as Celery's do; <see langword="false"/> unless set, since they may be
    /// personal data.
    /// </summary>
    public bool DescribeArguments { get; set; }

    /// <summary>How arguments are read and results are written; the serializer's defaults unless set. Numbers may be NaN in either case.</summary>
    public JsonSerializerOptions? Json { get; set; }
}
