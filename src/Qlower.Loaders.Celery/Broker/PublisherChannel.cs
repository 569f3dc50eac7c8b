using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Broker;

/// <summary>A channel with publisher confirms that many callers share; opened anew when it was closed. Thread-safe.</summary>
internal sealed class PublisherChannel(BrokerConnection broker) : IDisposable
{
    private static readonly CreateChannelOptions Confirming = new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile IChannel? _channel;
    private volatile IConnection? _connection;

    public async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        // The channel of a connection that was given up may still think that it is open.
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
            var channel = await Prompt.OpenAsync(connection.CreateChannelAsync(Confirming, cancellationToken), cancellationToken).ConfigureAwait(false);
            (_connection, _channel) = (connection, channel);
            return channel;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The channel ends with its connection, without a word of its own that a hanging broker would let wait.</summary>
    public void Dispose() => _opening.Dispose();
}
