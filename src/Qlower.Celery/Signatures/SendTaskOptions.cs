using System.Text.Json;

namespace Qlower.Celery;

/// <summary>How one task is sent. Reading is thread-safe, setting is not.</summary>
public sealed class SendTaskOptions
{
    /// <summary>The task's id; a new one by default. A task sent again with the same id is the same task.</summary>
    public string? TaskId { get; set; }

    /// <summary>The queue; the one of the client's routes by default.</summary>
    public string? Queue { get; set; }

    /// <summary>The exchange to publish to, in place of the queue's.</summary>
    public string? Exchange { get; set; }

    /// <summary>The routing key to publish with, in place of the queue's.</summary>
    public string? RoutingKey { get; set; }

    /// <summary>When the task may start; immediately by default. Not together with <see cref="Countdown"/>.</summary>
    public DateTimeOffset? Eta { get; set; }

    /// <summary>The delay after which the task may start; none by default. Not together with <see cref="Eta"/>.</summary>
    public TimeSpan? Countdown { get; set; }

    /// <summary>When the task expires: it does not start afterwards; never by default. Not together with <see cref="ExpiresAfter"/>.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>The delay after which the task expires; never by default. Not together with <see cref="Expires"/>.</summary>
    public TimeSpan? ExpiresAfter { get; set; }

    /// <summary>The priority from 0 to 255, the highest first, in queues with priorities; 0 by default.</summary>
    public byte? Priority { get; set; }

    /// <summary>The number of earlier retries of the task; 0 by default.</summary>
    public int Retries { get; set; }

    /// <summary>The hard limit, at which the worker abandons the task; the worker's own limit by default.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>The soft limit, at which the worker cancels the task; the worker's own limit by default.</summary>
    public TimeSpan? SoftTimeLimit { get; set; }

    /// <summary>The name in the worker's log and events instead of the task's own.</summary>
    public string? Shadow { get; set; }

    /// <summary>Whether no result is stored; <see langword="false"/> by default. Waiting for such a task throws.</summary>
    public bool IgnoreResult { get; set; }

    /// <summary>Further headers: strings, integers, booleans. They do not replace Celery's own headers.</summary>
    public IReadOnlyDictionary<string, object?> Headers { get; set; } = new Dictionary<string, object?>();

    /// <summary>The tasks that the worker sends after the task has succeeded, each with its result as the first argument.</summary>
    public IReadOnlyList<CelerySignature> Link { get; set; } = [];

    /// <summary>The tasks that the worker runs or sends after the task has failed, each with the id of the failed task as its argument.</summary>
    public IReadOnlyList<CelerySignature> LinkError { get; set; } = [];

    internal string? ReplyTo { get; set; }

    internal string? RootId { get; set; }

    internal string? ParentId { get; set; }

    internal string? GroupId { get; set; }

    internal int? GroupIndex { get; set; }

    internal CelerySignature? Chord { get; set; }

    /// <summary>The following tasks, the next one last; <see langword="null"/> outside a chain.</summary>
    internal IReadOnlyList<CelerySignature>? Chain { get; set; }

    /// <summary>Unknown options of a received signature, which are sent unchanged.</summary>
    internal IReadOnlyDictionary<string, JsonElement> Other { get; set; } = new Dictionary<string, JsonElement>();

    internal SendTaskOptions Copy() => (SendTaskOptions)MemberwiseClone();
}
