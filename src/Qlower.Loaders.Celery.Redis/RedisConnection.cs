using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Qlower.Loaders.Celery.Redis;

/// <summary>The connection to Redis, made when it is first needed. Thread-safe.</summary>
internal sealed class RedisConnection(IOptions<RedisResultsOptions> options) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile ConnectionMultiplexer? _connection;

    public async Task<ConnectionMultiplexer> OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection is { } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _connection ??= await ConnectionMultiplexer.ConnectAsync(RedisAddress.Read(options.Value)).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        _opening.Dispose();
    }
}
