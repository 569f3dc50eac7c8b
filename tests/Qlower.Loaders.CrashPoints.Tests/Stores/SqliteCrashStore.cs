using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>One SQLite file in the folder.</summary>
internal sealed class SqliteCrashStore : CrashStore
{
    public override string Name => "sqlite";

    public override string ConnectionOf(string folder) => Path.Combine(folder, "loaders.db");

    public override Task CopyAsync(string from, string to) => Task.CompletedTask;

    public override Task<IReadOnlyList<StoredTableRow>> ReadAsync(string folder) => ReadFileAsync(ConnectionOf(folder));

    /// <summary>Returns every row of every table of a SQLite file.</summary>
    public static async Task<IReadOnlyList<StoredTableRow>> ReadFileAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        var found = new List<StoredTableRow>();
        foreach (var table in await QueryAsync(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            var name = (string)table[0].Value!;
            found.AddRange((await QueryAsync(connection, $"SELECT * FROM \"{name}\"")).Select(row => new StoredTableRow(name, row)));
        }

        return found;
    }

    private static async Task<List<KeyValuePair<string, object?>[]>> QueryAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<KeyValuePair<string, object?>[]>();
        while (await rows.ReadAsync())
        {
            found.Add([.. Enumerable.Range(0, rows.FieldCount).Select(i => KeyValuePair.Create(rows.GetName(i), rows.IsDBNull(i) ? null : rows.GetValue(i)))]);
        }

        return found;
    }
}
