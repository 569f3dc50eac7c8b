namespace Qlower.Celery;

/// <summary>
/// Thrown by a task's handler that cannot handle its message: no result is stored, and the message is dead-lettered or requeued.
/// </summary>
public sealed class RejectTaskException : Exception
{
    /// <summary>Rejects with a default reason.</summary>
    public RejectTaskException()
        : this("The task's handler rejects the message.")
    {
    }

    /// <summary>Rejects with a reason.</summary>
    /// <param name="message">The reason, which the dead letter carries in a header; no personal data.</param>
    public RejectTaskException(string message)
        : this(message, null)
    {
    }

    /// <summary>Rejects with a reason and its cause.</summary>
    /// <param name="message">The reason, which the dead letter carries in a header; no personal data.</param>
    /// <param name="innerException">The cause.</param>
    public RejectTaskException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the message is requeued, for another attempt or another worker; <see langword="false"/>, to dead-letter it, by default.</summary>
    public bool Requeue { get; init; }
}
