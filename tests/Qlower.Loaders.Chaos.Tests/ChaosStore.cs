using System.Globalization;
using Npgsql;

namespace Qlower.Loaders.Chaos.Tests;

/// <summary>Reads the store by plain SQL, over connections of its own.</summary>
internal sealed class ChaosStore(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create($"{connectionString};Application Name=chaos;Pooling=false");

    /// <summary>How many loads are closed; none before the tables exist.</summary>
    public async Task<int> CountClosedAsync() =>
        (await ListAsync("SELECT 1::text FROM pg_tables WHERE tablename = 'loads' AND schemaname = 'public'")).Count == 0
            ? 0
            : int.Parse((await ListAsync("SELECT count(*)::text FROM loads WHERE state = 5"))[0], CultureInfo.InvariantCulture);

    /// <summary>Returns the open loads with their states.</summary>
    public async Task<string> DescribeOpenAsync() => string.Join(
        '\n', await ListAsync("SELECT concat_ws(' ', name, state, parts_done, parts, lease_owner, lease_expires_at, wait_reason, not_before) FROM loads WHERE state < 5 ORDER BY seq"));

    /// <summary>Ends the connections of all workers.</summary>
    public Task CutConnectionsAsync() =>
        ListAsync("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'chaos'");

    /// <summary>Returns the first column of a query.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
