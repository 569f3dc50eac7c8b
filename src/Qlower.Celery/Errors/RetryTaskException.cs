namespace Qlower.Celery;

/// <summary>Thrown by a task's handler to be retried later: the task is sent again under its id.</summary>
public sealed class RetryTaskException : Exception
{
    /// <summary>Retries after the task's own back-off.</summary>
    public RetryTaskException()
        : this("The task requests a retry.")
    {
    }

    /// <summary>Retries after the task's own back-off.</summary>
    /// <param name="message">The reason.</param>
    public RetryTaskException(string message)
        : this(message, null)
    {
    }

    /// <summary>Retries after the task's own back-off.</summary>
    /// <param name="message">The reason.</param>
    /// <param name="innerException">The cause, which is stored as the failure when no attempt is left.</param>
    public RetryTaskException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long to wait; <see langword="null"/> for the task's own back-off.</summary>
    public TimeSpan? Countdown { get; init; }

    /// <summary>The maximum number of retries; <see langword="null"/> for the task's own number.</summary>
    public int? MaxRetries { get; init; }
}
