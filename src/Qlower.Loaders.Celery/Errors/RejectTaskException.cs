namespace Qlower.Loaders.Celery;

/// <summary>
/// Thrown by a task's handler that cannot deal with its message: no result is stored, and the message goes to the dead letters or back to the
/// queue.
/// </summary>
public sealed class RejectTaskException : Exception
{
    /// <summary>Rejects without words.</summary>
    public RejectTaskException()
        : this("The task's handler rejects the message.")
    {
    }

    /// <summary>Rejects with a reason.</summary>
    /// <param name="message">The reason, which the dead letter carries in a header: nothing personal.</param>
    public RejectTaskException(string message)
        : this(message, null)
    {
    }

    /// <summary>Rejects with a reason and its cause.</summary>
    /// <param name="message">The reason, which the dead letter carries in a header: nothing personal.</param>
    /// <param name="innerException">The cause.</param>
    public RejectTaskException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the message goes back to its queue, for another attempt or another worker; to the dead letters unless set.</summary>
    public bool Requeue { get; init; }
}
