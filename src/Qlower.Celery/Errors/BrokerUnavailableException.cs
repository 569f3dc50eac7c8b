namespace Qlower.Celery;

/// <summary>The broker is unavailable, refuses the user, the password or the virtual host, or its certificate is not trusted.</summary>
public sealed class BrokerUnavailableException : CeleryException
{
    internal BrokerUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
