using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Broker;

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

        // Connections are opened anew here, where a caller waits for one and its token counts; the client's own recovery would run beside.
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
    };
}
