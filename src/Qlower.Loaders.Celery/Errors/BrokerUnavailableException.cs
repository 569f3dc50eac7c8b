namespace Qlower.Loaders.Celery;

/// <summary>The broker cannot be reached, or does not let the host in.</summary>
public sealed class BrokerUnavailableException : CeleryException
{
    internal BrokerUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
