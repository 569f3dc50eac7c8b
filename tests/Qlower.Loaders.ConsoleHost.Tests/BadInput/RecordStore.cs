using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Looks into the database behind the program's back.</summary>
internal sealed class RecordStore(string path)
{
    private static readonly string[] Tables = ["clients", "declarants", "properties", "associates", "transactions", "documents"];

    public long Count(string table, string loadId) => (long)Read($"SELECT count(*) FROM {table} WHERE load_id = '{loadId}'")[0][0];

    /// <summary>By table: the number of rows, and a hash of all of them without what differs from run to run.</summary>
    public IReadOnlyDictionary<string, string> Content()
    {
        using var connection = Open();
        var content = new Dictionary<string, string>();
        foreach (var table in Tables)
        {
            content[table] = Hash(connection, table);
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

    private static string Hash(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name of the list above.
        command.CommandText = $"SELECT * FROM {table} ORDER BY partner, external_id";
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
                if (reader.GetName(i) is not ("seq" or "load_id" or "stored_at"))
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
