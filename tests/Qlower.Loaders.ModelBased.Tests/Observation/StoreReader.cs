using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Qlower.Loaders.ModelBased.Tests.Oracle;

namespace Qlower.Loaders.ModelBased.Tests.Observation;

/// <summary>Reads a store from outside, by plain SQL: what is compared shares no code with the loaders.</summary>
internal static class StoreReader
{
    private static readonly (RecordModel Model, string Sql)[] Tables =
    [
        (RecordModel.Clients, "SELECT partner, external_id, load_id, first_name, NULL, NULL, NULL FROM clients_view"),
        (RecordModel.Declarants, "SELECT partner, external_id, load_id, corporate_name, NULL, NULL, client_email FROM declarants_view"),
        (RecordModel.Properties, "SELECT partner, external_id, load_id, description, NULL, declarant_id, client_email FROM properties_view"),
        (RecordModel.Associates, "SELECT partner, external_id, load_id, last_name, NULL, declarant_id, client_email FROM associates_view"),
        (RecordModel.Transactions, "SELECT partner, external_id, load_id, reference, property_id, NULL, client_email FROM transactions_view"),
        (RecordModel.Documents, "SELECT partner, external_id, load_id, file_name, property_id, declarant_id, client_email FROM documents_view"),
    ];

    /// <summary>Returns the state of a SQLite file at one moment; an empty one while there is no database.</summary>
    public static Snapshot ReadSqlite(string path)
    {
        if (!File.Exists(path))
        {
            return Snapshot.Empty;
        }

        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False;Default Timeout=60");
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        return Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'");
    }

    /// <summary>Returns the state of a schema of PostgreSQL at one moment; an empty one while there are no tables.</summary>
    public static Snapshot ReadPostgreSql(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        return Read(connection, "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()");
    }

    private static Snapshot Read(DbConnection connection, string tables)
    {
        var names = Query(connection, tables).Select(row => (string)row[0]!).ToHashSet(StringComparer.Ordinal);
        return names.IsSupersetOf(["loads", "counts", "erasures", "documents"]) ? new Snapshot(Loads(connection), Stores(connection), true) : Snapshot.Empty;
    }

    private static List<ObservedLoad> Loads(DbConnection connection)
    {
        var counts = Query(connection, "SELECT load, integrator, model, CAST(sum(received) AS bigint), CAST(sum(integrated) AS bigint), CAST(sum(already_known) AS bigint), CAST(sum(rejected) AS bigint) FROM counts GROUP BY load, integrator, model")
            .Select(row => (Load: (long)row[0]!, Integrator: (string)row[1]!, Model: (RecordModel)(long)row[2]!, Counts: new LoadCounts((long)row[3]!, (long)row[4]!, (long)row[5]!, (long)row[6]!)))
            .ToLookup(row => row.Load);
        return
        [
            .. Query(connection, "SELECT seq, id, partner, name, state, status, replay_of, archived_location, wait_reason FROM loads ORDER BY seq")
                .Select(row => new ObservedLoad(
                    (string)row[1]!, (string)row[2]!, (string)row[3]!, (LoadState)(long)row[4]!, (LoadStatus?)(long?)row[5], (string?)row[6], (string?)row[7])
                {
                    Counts = counts[(long)row[0]!].Where(line => line.Integrator.Length == 0).ToDictionary(line => line.Model, line => line.Counts),
                    IsConserved = counts[(long)row[0]!].All(line => line.Counts.IsConserved),
                    WaitReason = (string?)row[8],
                }),
        ];
    }

    private static Dictionary<string, PartnerStore> Stores(DbConnection connection)
    {
        var stores = new Dictionary<string, PartnerStore>(StringComparer.Ordinal);
        foreach (var (model, sql) in Tables)
        {
            foreach (var row in Query(connection, sql))
            {
                StoreOf((string)row[0]!).Rows.Add(
                    (model, (string)row[1]!), new StoredRow((string)row[3]!, (string?)row[4], (string?)row[5], (string?)row[6], (string)row[2]!));
            }
        }

        foreach (var row in Query(connection, "SELECT partner, load_id, external_id, properties, transactions, documents FROM erasures_view"))
        {
            StoreOf((string)row[0]!).Erasures.Add(new Erasure((string)row[1]!, (string)row[2]!, (int)(long)row[3]!, (int)(long)row[4]!, (int)(long)row[5]!));
        }

        return stores;

        PartnerStore StoreOf(string partner)
        {
            if (!stores.TryGetValue(partner, out var store))
            {
                stores.Add(partner, store = new PartnerStore());
            }

            return store;
        }
    }

    private static IEnumerable<object?[]> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            yield return row;
        }
    }
}
