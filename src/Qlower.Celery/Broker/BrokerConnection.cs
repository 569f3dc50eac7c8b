using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Broker;

/// <summary>
/// One connection to the broker: opened when it is first needed, and opened again after a loss. The channels and consumers of a lost connection are
/// lost with it; their users open them again. Thread-safe.
/// </summary>
internal sealed partial class BrokerConnection(CeleryBrokerOptions options, string name, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly BrokerAddress _address = BrokerAddress.From(options.Uri);
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile IConnection? _connection;
    private volatile bool _disposed;

    /// <summary>The address of the broker, without its password.</summary>
    public string Address => _address.ToString();

    /// <summary>The connection that was opened last, open or not; <see langword="null"/> when there is none.</summary>
    public IConnection? Current => _connection;

    /// <summary>The error of the last attempt to connect; <see langword="null"/> when it succeeded.</summary>
    public Exception? LastFailure { get; private set; }

    /// <summary>Returns the open connection. When there is none, tries to connect until it succeeds or the token is cancelled.</summary>
    /// <exception cref="BrokerUnavailableException">The broker refuses the user, the password or the virtual host, or its certificate is not trusted: retrying would not help.</exception>
    public async Task<IConnection> OpenAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_connection is { IsOpen: true } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_connection is { IsOpen: true } other)
            {
                return other;
            }

            if (_connection is { } lost)
            {
                _connection = null;
                _ = CloseAsync(lost);
            }

            return _connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Opens a channel; the caller disposes it.</summary>
    public async Task<IChannel> OpenChannelAsync(CreateChannelOptions? channel, CancellationToken cancellationToken)
    {
        while (true)
        {
            var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await ChannelLifetime.OpenAsync(connection.CreateChannelAsync(channel, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (IsLoss(error) && !connection.IsOpen && !cancellationToken.IsCancellationRequested)
            {
                // Lost in between: the next iteration connects again, with delays between its attempts.
                LastFailure = error;
            }
        }
    }

    /// <summary>Abandons a connection that does not answer, so that the next call opens another.</summary>
    public void Abandon(IConnection? connection)
    {
        if (connection is not null && Interlocked.CompareExchange(ref _connection, null, connection) == connection)
        {
            _ = CloseAsync(connection);
        }
    }

    /// <summary>Whether an error means that the connection or channel is lost, rather than that the request was wrong.</summary>
    public static bool IsLoss(Exception error) =>
        error is AlreadyClosedException or BrokerUnreachableException or IOException or System.Net.Sockets.SocketException or ObjectDisposedException
        || (error is OperationInterruptedException { ShutdownReason: var reason } && (reason is null || reason.ReplyCode is 0 or 200 or 320 or 541));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
        {
            // A broker that does not answer does not delay the end of the host.
            await Task.WhenAny(CloseAsync(connection), Task.Delay(CloseTimeout, time, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var connection = await OpenOnceAsync(cancellationToken).ConfigureAwait(false);
                connection.ConnectionShutdownAsync += (_, reason) =>
                {
                    if (reason.Initiator != ShutdownInitiator.Application)
                    {
                        LogLost(logger, Address, reason.ReplyCode, reason.ReplyText);
                    }

                    return Task.CompletedTask;
                };
                LastFailure = null;
                LogConnected(logger, Address);
                return connection;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested && BrokerRefusal.Find(error) is { } refusal)
            {
                LastFailure = error;
                throw new BrokerUnavailableException($"Connecting to the broker {Address} was refused: {refusal}", error);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LastFailure = error;
                LogCannotConnect(logger, Address, pause, error);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<IConnection> OpenOnceAsync(CancellationToken cancellationToken)
    {
        var factory = BrokerConnectionFactory.Create(_address, options, name);
        var connection = await ChannelLifetime.OpenAsync(factory.CreateConnectionAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            // Only opening a channel shows whether the virtual host exists and the user has access to it.
            ChannelLifetime.Close(await ChannelLifetime.OpenAsync(connection.CreateChannelAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false));
            return connection;
        }
        catch
        {
            _ = CloseAsync(connection);
            throw;
        }
    }

    private static async Task CloseAsync(IConnection connection)
    {
        try
        {
            await connection.AbortAsync(200, "", CloseTimeout).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // It is abandoned; its errors are irrelevant.
        }
    }

    [LoggerMessage(EventId = 10001, EventName = "BrokerConnected", Level = LogLevel.Information, Message = "Connected to {Broker}.")]
    private static partial void LogConnected(ILogger logger, string broker);

    [LoggerMessage(EventId = 10002, EventName = "BrokerLost", Level = LogLevel.Warning, Message = "The connection to {Broker} was lost: {Code} {Reason}.")]
    private static partial void LogLost(ILogger logger, string broker, ushort code, string reason);

    [LoggerMessage(EventId = 10003, EventName = "BrokerUnreachable", Level = LogLevel.Warning, Message = "Connecting to {Broker} failed; retrying in {Delay}.")]
    private static partial void LogCannotConnect(ILogger logger, string broker, TimeSpan delay, Exception error);
}
