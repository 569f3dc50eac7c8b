namespace Qlower.Celery;

/// <summary>A task was not sent, or it is unknown whether it was sent.</summary>
public class PublishException : CeleryException
{
    internal PublishException(string taskId, bool mayHaveArrived, string message, Exception? innerException)
        : base(message, innerException) => (TaskId, MayHaveArrived) = (taskId, mayHaveArrived);

    /// <summary>The id of the task, with which it may be sent again.</summary>
    public string TaskId { get; }

    /// <summary>
    /// Whether the broker may have received the task: it did not confirm it in time or before the connection was lost. Sent again, the task may run
    /// twice.
    /// </summary>
    public bool MayHaveArrived { get; }
}
