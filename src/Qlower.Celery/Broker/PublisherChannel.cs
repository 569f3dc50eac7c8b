using RabbitMQ.Client;

namespace Qlower.Celery.Broker;

/// <summary>A channel with publisher confirms that many callers share; opened again after it was closed. Thread-safe.</summary>
internal sealed class PublisherChannel(BrokerConnection broker) : IDisposable
{
    private static readonly CreateChannelOptions Confirming = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile IChannel? _channel;
    private volatile IConnection? _connection;

    public async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        // The channel of an abandoned connection may still report that it is open.
        var connection = await broker.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (_channel is { IsOpen: true } open && _connection == connection)
        {
            return open;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_channel is { IsOpen: true } other && _connection == connection)
            {
                return other;
            }

            _channel = null;
            var channel = await ChannelLifetime.OpenAsync(connection.CreateChannelAsync(Confirming, cancellationToken), cancellationToken).ConfigureAwait(false);
            (_connection, _channel) = (connection, channel);
            return channel;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The channel closes with its connection; closing it separately would wait for a broker that does not answer.</summary>
    public void Dispose() => _opening.Dispose();
}
