using System.Collections.Concurrent;
using Npgsql;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>One schema of a PostgreSQL server for each folder. Thread-safe once it is started.</summary>
internal sealed class PostgreSqlCrashStore : CrashStore
{
    private readonly ConcurrentDictionary<string, string> _schemas = new(StringComparer.Ordinal);
    private ServerScript? _server;
    private NpgsqlDataSource? _admin;

    private PostgreSqlCrashStore()
    {
    }

    public static PostgreSqlCrashStore Instance { get; } = new();

    public override string Name => "postgresql";

    public override async Task StartAsync()
    {
        if (_server is not null)
        {
            return;
        }

        _server = await ServerScript.StartAsync("postgresql", environment: new Dictionary<string, string> { ["POSTGRESQL_CONNECTIONS"] = "600" });
        _admin = NpgsqlDataSource.Create(_server.Settings["POSTGRESQL"]);
    }

    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _admin!.DisposeAsync();
            await _server.DisposeAsync();
            _server = null;
        }
    }

    /// <summary>One in three of those in the database: the others do not depend on the store.</summary>
    public override bool IsSampled(CrashPoint point, int index) =>
        index % 3 == 0
        && (point.Name.StartsWith("ledger ", StringComparison.Ordinal) || point.Name.StartsWith("records ", StringComparison.Ordinal));

    /// <summary>Those with most of the calls of ledger and store.</summary>
    public override bool IsInShortRun(Scenario scenario) => scenario.Name is "flat" or "failing" or "all-or-nothing" or "erasing";

    public override string ConnectionOf(string folder) => $"{_server!.Settings["POSTGRESQL"]};Search Path={SchemaOf(folder)}";

    public override async Task CopyAsync(string from, string to)
    {
        await using var connection = await _admin!.OpenConnectionAsync();
        await PostgreSqlSchemaCopy.CopyAsync(connection, SchemaOf(from), SchemaOf(to));
    }

    public override async Task<IReadOnlyList<StoredTableRow>> ReadAsync(string folder)
    {
        await using var connection = await _admin!.OpenConnectionAsync();
        return await PostgreSqlRows.ReadAsync(connection, SchemaOf(folder));
    }

    /// <summary>The schema exists: a host creates only the tables in it.</summary>
    private string SchemaOf(string folder) => _schemas.GetOrAdd(folder, _ =>
    {
        var name = $"case_{Guid.NewGuid():n}";
        using var command = _admin!.CreateCommand($"CREATE SCHEMA {name}");
        command.ExecuteNonQuery();
        return name;
    });
}
