namespace Qlower.Loaders.Celery;

/// <summary>Thrown by a task's handler to be run again later: the task is sent anew under its id.</summary>
public sealed class RetryTaskException : Exception
{
    /// <summary>Run again after the task's own back-off.</summary>
    public RetryTaskException()
        : this("The task asks to be run again.")
    {
    }

    /// <summary>Run again after the task's own back-off.</summary>
    /// <param name="message">Why.</param>
    public RetryTaskException(string message)
        : this(message, null)
    {
    }

    /// <summary>Run again after the task's own back-off.</summary>
    /// <param name="message">Why.</param>
    /// <param name="innerException">The cause; it is what is stored as the failure when there is no attempt left.</param>
    public RetryTaskException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How long to wait; the task's own back-off where it is <see langword="null"/>.</summary>
    public TimeSpan? Countdown { get; init; }

    /// <summary>How many retries there may be in all; the task's own number where it is <see langword="null"/>.</summary>
    public int? MaxRetries { get; init; }
}
