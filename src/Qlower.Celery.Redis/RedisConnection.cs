using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Qlower.Celery.Redis;

/// <summary>The connection to Redis, opened when it is first needed. Thread-safe.</summary>
internal sealed class RedisConnection(IOptions<RedisResultsOptions> options) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<ConnectionMultiplexer>? _connecting;
    private bool _isDisposed;

    /// <summary>Opens the connection. An attempt that a caller stops waiting for continues for the next caller.</summary>
    public Task<ConnectionMultiplexer> OpenAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connecting is null or { IsFaulted: true })
            {
                _connecting = ConnectionMultiplexer.ConnectAsync(RedisAddress.Read(options.Value));
            }

            return _connecting.WaitAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        if (_connecting is { } connecting)
        {
            // An unavailable server does not delay the end of the host.
            var closing = CloseAsync(connecting);
            await (connecting.IsCompleted ? closing : Task.CompletedTask).ConfigureAwait(false);
        }
    }

    private static async Task CloseAsync(Task<ConnectionMultiplexer> connecting)
    {
        try
        {
            await (await connecting.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
        catch (RedisException)
        {
            // It was never opened.
        }
    }
}
