using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;

namespace Qlower.Loaders.Celery.Client;

/// <summary>The one connection that a client publishes and reads its replies over.</summary>
internal sealed class CeleryClientConnection(IOptions<CeleryClientOptions> options, TimeProvider time, ILoggerFactory? loggers = null) : IAsyncDisposable
{
    public BrokerConnection Broker { get; } = new(
        options.Value.Broker, options.Value.ConnectionName, time, (loggers ?? NullLoggerFactory.Instance).CreateLogger<BrokerConnection>());

    public ValueTask DisposeAsync() => Broker.DisposeAsync();
}
