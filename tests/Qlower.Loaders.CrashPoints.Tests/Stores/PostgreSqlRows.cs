using Npgsql;

namespace Qlower.Loaders.CrashPoints.Tests.Stores;

/// <summary>Reads every table of a schema. Keys have gaps where a transaction was rolled back: references are replaced by the rank of the row.</summary>
internal static class PostgreSqlRows
{
    /// <summary>The tables whose keys others refer to, without a foreign key in the ledger's tables.</summary>
    private static readonly string[] Referenced = ["loads", "stored_loads", "partners"];

    public static async Task<IReadOnlyList<StoredTableRow>> ReadAsync(NpgsqlConnection connection, string schema)
    {
        var found = new List<StoredTableRow>();
        foreach (var table in await QueryAsync(connection, $"SELECT relname FROM pg_class WHERE relnamespace = '{schema}'::regnamespace AND relkind = 'r' ORDER BY relname"))
        {
            var name = (string)table[0].Value!;
            found.AddRange((await QueryAsync(connection, $"SELECT * FROM {schema}.{name} ORDER BY 1")).Select(row => new StoredTableRow(name, row)));
        }

        var ranks = Referenced.ToDictionary(
            name => name,
            name => found.Where(row => row.Table == name).Select((row, rank) => (Key: (long)row.Values[0].Value!, rank)).ToDictionary(row => row.Key, row => (long)row.rank + 1),
            StringComparer.Ordinal);
        return [.. found.Select(row => row with { Values = [.. row.Values.Select(value => KeyValuePair.Create(value.Key, Ranked(row, value)))] })];

        object? Ranked(StoredTableRow row, KeyValuePair<string, object?> value) => value.Value is long key && ReferenceOf(row, value.Key) is { } referenced
            ? ranks[referenced].GetValueOrDefault(key, -1)
            : value.Value;
    }

    private static string? ReferenceOf(StoredTableRow row, string column) => column switch
    {
        "partner" => "partners",
        "load" => IsOfRecords(row) ? "stored_loads" : "loads",
        _ => null,
    };

    /// <summary>Rows of records have a partner's key; those of a staged load have the load's only.</summary>
    private static bool IsOfRecords(StoredTableRow row) => row.Table != "staged_keys"
        && (row.Table.StartsWith("staged_", StringComparison.Ordinal) || row.Values.Any(value => value is { Key: "partner", Value: long }));

    private static async Task<List<KeyValuePair<string, object?>[]>> QueryAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<KeyValuePair<string, object?>[]>();
        while (await rows.ReadAsync())
        {
            found.Add([.. Enumerable.Range(0, rows.FieldCount).Select(i => KeyValuePair.Create(rows.GetName(i), rows.IsDBNull(i) ? null : rows.GetValue(i)))]);
        }

        return found;
    }
}
