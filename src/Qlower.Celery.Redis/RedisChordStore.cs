using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Qlower.Celery.Redis;

/// <summary>Counts the tasks of a chord's header in Redis, together with Python workers that do the same.</summary>
internal sealed class RedisChordStore(RedisConnection connection, IOptions<RedisResultsOptions> options) : IChordStore
{
    public async Task BeginAsync(string groupId, int size, CancellationToken cancellationToken = default) =>
        await RedisCommand.RunAsync(
            connection,
            redis => redis.GetDatabase().StringSetAsync(RedisKeys.ChordSize(groupId), size, options.Value.Expires),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<ChordMember>?> AddAsync(string groupId, ChordMember member, CancellationToken cancellationToken = default) =>
        await RedisCommand.RunAsync(connection, redis => AddAsync(redis.GetDatabase(), groupId, member), cancellationToken).ConfigureAwait(false);

    public async Task EndAsync(string groupId, CancellationToken cancellationToken = default) =>
        await RedisCommand.RunAsync(
            connection,
            redis => redis.GetDatabase().KeyDeleteAsync([RedisKeys.ChordResults(groupId), RedisKeys.ChordExtra(groupId), RedisKeys.ChordSize(groupId)]),
            cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<ChordMember>?> AddAsync(IDatabase database, string groupId, ChordMember member)
    {
        while (true)
        {
            var there = await database.SortedSetRangeByScoreAsync(RedisKeys.ChordResults(groupId), member.Index, member.Index).ConfigureAwait(false);
            var (isDone, members) = await TryAddAsync(database, groupId, member, there).ConfigureAwait(false);
            if (isDone)
            {
                return members;
            }
        }
    }

    /// <summary>Adds a member, if the stored members of its index have not changed since they were read.</summary>
    /// <returns>Whether it was added; not when another worker changed the members in between.</returns>
    private async Task<(bool IsDone, IReadOnlyList<ChordMember>? Members)> TryAddAsync(IDatabase database, string groupId, ChordMember member, RedisValue[] there)
    {
        var (results, extra, size) = (RedisKeys.ChordResults(groupId), RedisKeys.ChordExtra(groupId), RedisKeys.ChordSize(groupId));

        // One transaction, so that of workers that finish together exactly one sees the full count.
        var transaction = database.CreateTransaction();
        transaction.AddCondition(Condition.SortedSetLengthEqual(results, there.Length, member.Index, member.Index));
        foreach (var one in there)
        {
            transaction.AddCondition(Condition.SortedSetContains(results, one));
            if (ChordMember.Parse(member.Index, ((ReadOnlyMemory<byte>)one).Span).TaskId == member.TaskId)
            {
                // A task that ran twice may have ended differently the second time: it is still one member.
                _ = transaction.SortedSetRemoveAsync(results, one);
            }
        }

        _ = transaction.SortedSetAddAsync(results, member.ToStored(), member.Index);
        var ready = transaction.SortedSetLengthAsync(results);
        var more = transaction.StringGetAsync(extra);
        var wanted = transaction.StringGetAsync(size);
        foreach (var key in new[] { results, extra, size })
        {
            _ = transaction.KeyExpireAsync(key, options.Value.Expires);
        }

        if (!await transaction.ExecuteAsync().ConfigureAwait(false))
        {
            return (false, null);
        }

        var total = (long)await wanted.ConfigureAwait(false) + (long)await more.ConfigureAwait(false);
        if (total == 0 || await ready.ConfigureAwait(false) != total)
        {
            return (true, null);
        }

        var members = await database.SortedSetRangeByRankWithScoresAsync(results).ConfigureAwait(false);
        return (true, [.. members.Select(entry => ChordMember.Parse((int)entry.Score, ((ReadOnlyMemory<byte>)entry.Element).Span))]);
    }
}
