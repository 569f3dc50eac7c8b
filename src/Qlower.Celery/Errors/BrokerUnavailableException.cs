namespace Qlower.Celery;

/// <summary>The broker is unavailable, or refuses the host's credentials or virtual host.</summary>
public sealed class BrokerUnavailableException : CeleryException
{
    internal BrokerUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
