namespace Qlower.Loaders.Celery;

/// <summary>
/// A queue or an exchange is not as it was described: it is absent, or somebody has made it with other arguments. The message repeats what the
/// broker says of the difference.
/// </summary>
public sealed class TopologyException : CeleryException
{
    internal TopologyException(string queue, string message, Exception? innerException)
        : base(message, innerException) => Queue = queue;

    /// <summary>The queue that was asked for.</summary>
    public string Queue { get; }
}
