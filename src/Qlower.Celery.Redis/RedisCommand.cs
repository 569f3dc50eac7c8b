using StackExchange.Redis;

namespace Qlower.Celery.Redis;

/// <summary>Runs commands so that they end with the caller's token, and fail with the package's own exceptions.</summary>
internal static class RedisCommand
{
    /// <exception cref="CeleryException">Redis cannot be reached, or refuses the command.</exception>
    public static async Task<T> RunAsync<T>(RedisConnection connection, Func<ConnectionMultiplexer, Task<T>> command, CancellationToken cancellationToken)
    {
        try
        {
            var redis = await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return await command(redis).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            throw new CeleryException("The result backend on Redis does not answer, or refuses the command.", error);
        }
    }
}
