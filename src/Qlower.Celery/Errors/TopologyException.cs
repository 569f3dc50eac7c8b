namespace Qlower.Celery;

/// <summary>
/// A queue or an exchange is not as described: it is absent, or was declared with other arguments. The message quotes the broker's description of the
/// difference.
/// </summary>
public sealed class TopologyException : CeleryException
{
    internal TopologyException(string queue, string message, Exception? innerException)
        : base(message, innerException) => Queue = queue;

    /// <summary>The described queue.</summary>
    public string Queue { get; }
}
