namespace Qlower.Loaders.Celery;

/// <summary>A task was not sent, or it is not known whether it was.</summary>
public class PublishException : CeleryException
{
    internal PublishException(string taskId, bool mayHaveArrived, string message, Exception? innerException)
        : base(message, innerException) => (TaskId, MayHaveArrived) = (taskId, mayHaveArrived);

    /// <summary>The id of the task, with which it may be sent again.</summary>
    public string TaskId { get; }

    /// <summary>
    /// Whether the broker may have taken the task nevertheless: it did not confirm it before the connection or the time was lost. Sent again, it
    /// may run twice.
    /// </summary>
    public bool MayHaveArrived { get; }
}
