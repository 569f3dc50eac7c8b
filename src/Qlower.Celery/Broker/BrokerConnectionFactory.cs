using RabbitMQ.Client;

namespace Qlower.Celery.Broker;

/// <summary>The RabbitMQ client's settings.</summary>
internal static class BrokerConnectionFactory
{
    public static ConnectionFactory Create(BrokerAddress address, CeleryBrokerOptions options, string name) => new()
    {
        HostName = address.Host,
        Port = address.Port,
        UserName = address.UserName,
        Password = address.Password,
        VirtualHost = address.VirtualHost,
        Ssl = BrokerTrust.For(address, options),
        ClientProvidedName = name,
        RequestedConnectionTimeout = options.ConnectTimeout,
        HandshakeContinuationTimeout = options.ConnectTimeout,
        ContinuationTimeout = options.ConnectTimeout,
        RequestedHeartbeat = options.Heartbeat,

        // This package reconnects, so that the caller's token is honoured; the client's own recovery would run concurrently.
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
    };
}
