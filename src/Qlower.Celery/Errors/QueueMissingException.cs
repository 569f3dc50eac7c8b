namespace Qlower.Celery;

/// <summary>A task reached no queue, and was not sent.</summary>
public sealed class QueueMissingException : PublishException
{
    internal QueueMissingException(string taskId, string queue, string message, Exception? innerException)
        : base(taskId, mayHaveArrived: false, message, innerException) => Queue = queue;

    /// <summary>The missing queue, or the exchange and routing key that lead to no queue.</summary>
    public string Queue { get; }
}
