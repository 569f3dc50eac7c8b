using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Looks into the database behind the program's back.</summary>
internal sealed class RecordStore(string path)
{
    private static readonly string[] Tables = ["clients", "declarants", "properties", "associates", "transactions", "documents"];

    /// <summary>Rows that a load stored; 0 while there is no such table.</summary>
    public long Count(string table, string loadId) =>
        Read($"SELECT 1 FROM sqlite_master WHERE name = '{table}'").Count == 0 ? 0 : (long)Read($"SELECT count(*) FROM {table}_view WHERE load_id = '{loadId}'")[0][0];

    /// <summary>Whether transactions are stored whose part is not done. For a store of one open load.</summary>
    public bool IsAheadOfLedger()
    {
        try
        {
            // 4: the number of the model.
            return Read("SELECT (SELECT count(*) FROM transactions) > (SELECT coalesce(sum(records), 0) FROM parts WHERE is_done AND model = 4)") is [[1L]];
        }
        catch (SqliteException)
        {
            // The program is still making the tables.
            return false;
        }
    }

    /// <summary>State, parts done, and who holds it, of the newest load; null while there is none.</summary>
    public (long State, long PartsDone, string? Owner)? Newest()
    {
        try
        {
            return Read("SELECT state, parts_done, lease_owner FROM loads ORDER BY seq DESC LIMIT 1") is [var row] ? ((long)row[0], (long)row[1], row[2] as string) : null;
        }
        catch (SqliteException)
        {
            // The program is still making the tables.
            return null;
        }
    }

    /// <summary>How many loads are closed.</summary>
    public long Closed()
    {
        try
        {
            return Read("SELECT count(*) FROM loads WHERE state = 5") is [[long closed]] ? closed : 0;
        }
        catch (SqliteException)
        {
            // The program is still making the tables.
            return 0;
        }
    }

    /// <summary>By table: the number of rows, and a hash of all of them without what differs from run to run.</summary>
    public IReadOnlyDictionary<string, string> Content()
    {
        using var connection = Open();
        var content = new Dictionary<string, string>();
        foreach (var table in Tables)
        {
            content[table] = Exists(connection, table) ? Hash(connection, table) : "0 rows";
        }

        return content;
    }

    /// <summary>Rows of a query; none while there is no database.</summary>
    public IReadOnlyList<object[]> Read(string sql)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private static bool Exists(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = $name";
        command.Parameters.AddWithValue("$name", table);
        return command.ExecuteScalar() is 1L;
    }

    private static string Hash(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of the list above.
        command.CommandText = $"SELECT * FROM {table}_view ORDER BY partner, external_id";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var row = new StringBuilder();
        var rows = 0L;
        while (reader.Read())
        {
            row.Clear();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.GetName(i) is not ("load_id" or "stored_at"))
                {
                    row.Append(reader.GetValue(i)).Append('\u001f');
                }
            }

            hash.AppendData(Encoding.UTF8.GetBytes(row.Append('\n').ToString()));
            rows++;
        }

        return $"{rows} rows, {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
