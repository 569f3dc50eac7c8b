namespace Qlower.Loaders.Celery;

/// <summary>How the tasks of one name are run. Set once, before the host starts; not thread-safe.</summary>
public sealed class CeleryTaskOptions
{
    /// <summary>
    /// Whether the message is acknowledged before the task runs, so that a worker that dies takes the task with it (Celery's own default);
    /// the worker's <see cref="CeleryWorkerOptions.AckEarly"/> unless set.
    /// </summary>
    public bool? AckEarly { get; set; }

    /// <summary>How often a task may be retried; 3 unless set. From 0 to 1,000.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles with each, and a half of it is left to chance. 1 second unless set. From 0 to 1 day.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before a retry; 10 minutes unless set. From 0 to 7 days.</summary>
    public TimeSpan LongestRetryDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Which exceptions of the handler are retried by themselves; none unless set.</summary>
    public Func<Exception, bool>? RetryOn { get; set; }

    /// <summary>When a task is told to end, where its message says nothing; the worker's own limit unless set.</summary>
    public TimeSpan? SoftTimeLimit { get; set; }

    /// <summary>When a task is given up, where its message says nothing; the worker's own limit unless set.</summary>
    public TimeSpan? TimeLimit { get; set; }

    /// <summary>Whether no result is stored, whatever the message says; <see langword="false"/> unless set.</summary>
    public bool IgnoreResult { get; set; }
}
