namespace Qlower.Celery;

/// <summary>How the tasks of one name are run. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryTaskOptions
{
    /// <summary>
    /// Whether the message is acknowledged before the task runs, so that the task is lost when its worker ends (Celery's own default); the worker's
    /// <see cref="CeleryWorkerOptions.AckEarly"/> by default.
    /// </summary>
    public bool? AckEarly { get; set; }

    /// <summary>The maximum number of retries of a task; 3 by default. From 0 to 1,000.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The delay before the first retry, which doubles with each retry; half of it is random. 1 second by default. From 0 to 1 day.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest delay before a retry; 10 minutes by default. From 0 to 7 days.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Selects the exceptions of the handler that are retried automatically; none by default.</summary>
    public Func<Exception, bool>? RetryOn { get; set; }

    /// <summary>The soft limit, at which a task is cancelled, for messages without one; the worker's own limit by default.</summary>
    public TimeSpan? SoftTimeLimit { get; set; }

    /// <summary>The hard limit, at which a task is abandoned, for messages without one; the worker's own limit by default.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>Whether no result is stored, independently of the message; <see langword="false"/> by default.</summary>
    public bool IgnoreResult { get; set; }
}
