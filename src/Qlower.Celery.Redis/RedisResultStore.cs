using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Qlower.Celery.Redis;

/// <summary>Stores results in Redis as Celery's workers do, and notifies waiting clients. Thread-safe.</summary>
internal sealed class RedisResultStore(RedisConnection connection, IOptions<RedisResultsOptions> options) : IResultStore
{
    public string Name => "redis";

    public async Task StoreAsync(TaskResult result, string? replyTo, CancellationToken cancellationToken = default) =>
        await RedisCommand.RunAsync(connection, redis => StoreAsync(redis.GetDatabase(), result), cancellationToken).ConfigureAwait(false);

    private async Task<bool> StoreAsync(IDatabase database, TaskResult result)
    {
        var key = RedisKeys.Task(result.TaskId);
        var known = await database.StringGetAsync(key).ConfigureAwait(false);
        if (!known.IsNull && TaskResult.Parse(((ReadOnlyMemory<byte>)known).Span).State == TaskStates.Success)
        {
            return false;
        }

        var text = result.ToStored();
        var transaction = database.CreateTransaction();
        _ = transaction.StringSetAsync(key, text, options.Value.Expires);

        // Celery's own clients read once and then wait for the notification: without it they would wait indefinitely.
        _ = transaction.PublishAsync(RedisChannel.Literal(key), text);
        return await transaction.ExecuteAsync().ConfigureAwait(false);
    }
}
