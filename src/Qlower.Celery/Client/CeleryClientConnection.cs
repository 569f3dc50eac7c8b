using Microsoft.Extensions.Logging;
using Qlower.Celery.Broker;

namespace Qlower.Celery.Client;

/// <summary>The one connection that a client publishes over and reads its replies from.</summary>
internal sealed class CeleryClientConnection(CeleryClientOptions options, TimeProvider time, ILoggerFactory loggers) : IAsyncDisposable
{
    public BrokerConnection Broker { get; } = new(options.Broker, options.ConnectionName, time, loggers.CreateLogger<BrokerConnection>());

    public ValueTask DisposeAsync() => Broker.DisposeAsync();
}
