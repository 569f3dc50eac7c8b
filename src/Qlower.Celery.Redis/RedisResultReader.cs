using System.Text.Json;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Qlower.Celery.Redis;

/// <summary>Reads the results that workers store in Redis.</summary>
internal sealed class RedisResultReader(RedisConnection connection, IOptions<RedisResultsOptions> options, TimeProvider time) : IResultReader
{
    public string Name => "redis";

    public string ReplyTo { get; } = Guid.NewGuid().ToString();

    // No preparation is needed: results are stored, and a waiting call subscribes before it reads.
    public Task PrepareAsync(IReadOnlyList<string> taskIds, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task<TaskResult?> ReadAsync(string taskId, CancellationToken cancellationToken = default)
    {
        var stored = await RedisCommand.RunAsync(
            connection, redis => redis.GetDatabase().StringGetAsync(RedisKeys.Task(taskId)), cancellationToken).ConfigureAwait(false);
        return stored.IsNull ? null : Parse(taskId, stored);
    }

    public async Task<TaskResult> WaitAsync(string taskId, CancellationToken cancellationToken = default)
    {
        var channel = RedisChannel.Literal(RedisKeys.Task(taskId));
        using var told = new SemaphoreSlim(0);
        Action<RedisChannel, RedisValue> handler = (_, _) =>
        {
            try
            {
                told.Release();
            }
            catch (ObjectDisposedException)
            {
                // The wait has ended; the notification is late.
            }
        };
        var subscriber = await RedisCommand.RunAsync(connection, redis => Task.FromResult(redis.GetSubscriber()), cancellationToken).ConfigureAwait(false);
        try
        {
            // While Redis is unavailable, the subscription is pending; it becomes active automatically.
            await OrNothingAsync(RedisCommand.RunAsync(connection, _ => Done(subscriber.SubscribeAsync(channel, handler)), cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            while (true)
            {
                if (await OrNothingAsync(ReadAsync(taskId, cancellationToken), cancellationToken).ConfigureAwait(false) is { } result && TaskStates.IsFinal(result.State))
                {
                    return result;
                }

                await told.WaitAsync(options.Value.PollInterval, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await subscriber.UnsubscribeAsync(channel, handler, CommandFlags.FireAndForget).ConfigureAwait(false);
        }
    }

    public async Task ForgetAsync(string taskId, CancellationToken cancellationToken = default) =>
        await RedisCommand.RunAsync(connection, redis => redis.GetDatabase().KeyDeleteAsync(RedisKeys.Task(taskId)), cancellationToken).ConfigureAwait(false);

    /// <summary>An unavailable server does not end a wait: the result is read when the server is available again, or the caller's token cancels the wait.</summary>
    private async Task<T?> OrNothingAsync<T>(Task<T> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ConfigureAwait(false);
        }
        catch (CeleryException error) when (error.InnerException is RedisConnectionException or TimeoutException)
        {
            await Task.Delay(options.Value.PollInterval, time, cancellationToken).ConfigureAwait(false);
            return default;
        }
    }

    private static TaskResult Parse(string taskId, RedisValue stored)
    {
        try
        {
            return TaskResult.Parse(((ReadOnlyMemory<byte>)stored).Span);
        }
        catch (JsonException error)
        {
            throw new CeleryException($"The stored result of the task {taskId} in Redis cannot be read.", error);
        }
    }

    private static async Task<bool> Done(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
