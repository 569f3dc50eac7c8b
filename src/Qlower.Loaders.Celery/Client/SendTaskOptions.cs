using System.Text.Json;

namespace Qlower.Loaders.Celery;

/// <summary>How one task is sent. Not thread-safe while it is being set; reading it is.</summary>
public sealed class SendTaskOptions
{
    /// <summary>The task's id; a new one unless set. A task sent again with the same id is the same task.</summary>
    public string? TaskId { get; set; }

    /// <summary>The queue to send to; by the client's routes unless set.</summary>
    public string? Queue { get; set; }

    /// <summary>The exchange to publish to, in place of the queue's.</summary>
    public string? Exchange { get; set; }

    /// <summary>The routing key to publish with, in place of the queue's.</summary>
    public string? RoutingKey { get; set; }

    /// <summary>When the task may start; at once unless set. Not together with <see cref="Countdown"/>.</summary>
    public DateTimeOffset? Eta { get; set; }

    /// <summary>How long from now the task may start; at once unless set. Not together with <see cref="Eta"/>.</summary>
    public TimeSpan? Countdown { get; set; }

    /// <summary>When the task is no longer to be started; never unless set. Not together with <see cref="ExpiresAfter"/>.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>How long from now the task may still be started; for ever unless set. Not together with <see cref="Expires"/>.</summary>
    public TimeSpan? ExpiresAfter { get; set; }

    /// <summary>From 0 to 255, the highest first, in queues that have a highest priority; 0 unless set.</summary>
    public byte? Priority { get; set; }

    /// <summary>How often the task was retried so far; 0 unless set.</summary>
    public int Retries { get; set; }

    /// <summary>After which the worker kills the task; the worker's own limit unless set.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>After which the task is told to end; the worker's own limit unless set.</summary>
    public TimeSpan? SoftTimeLimit { get; set; }

    /// <summary>The name that the worker's log and events show in place of the task's own.</summary>
    public string? Shadow { get; set; }

    /// <summary>Whether no result is stored; <see langword="false"/> unless set. Waiting for such a task throws.</summary>
    public bool IgnoreResult { get; set; }

    /// <summary>Headers of the host's own: texts, whole numbers, flags. Celery's own headers are not replaced.</summary>
    public IReadOnlyDictionary<string, object?> Headers { get; set; } = new Dictionary<string, object?>();

    /// <summary>What the worker sends when the task has succeeded, each with the task's result in front of its arguments.</summary>
    public IReadOnlyList<CelerySignature> Link { get; set; } = [];

    /// <summary>What the worker runs or sends when the task has failed, each with the id of the failed task as its argument.</summary>
    public IReadOnlyList<CelerySignature> LinkError { get; set; } = [];

    internal string? ReplyTo { get; set; }

    internal string? RootId { get; set; }

    internal string? ParentId { get; set; }

    internal string? GroupId { get; set; }

    internal int? GroupIndex { get; set; }

    internal CelerySignature? Chord { get; set; }

    /// <summary>What follows, the next one last; <see langword="null"/> where there is no chain.</summary>
    internal IReadOnlyList<CelerySignature>? Chain { get; set; }

    /// <summary>Options of a received signature that are not known here; they go along unchanged.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Other { get; set; } = new Dictionary<string, JsonElement>();

    internal SendTaskOptions Copy() => (SendTaskOptions)MemberwiseClone();
}
