using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Relational.Records;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.PostgreSql.Records;

/// <summary>Stores records in a PostgreSQL database: a batch is copied beside the table, then moved into it by one statement. Thread-safe.</summary>
internal sealed class PostgreSqlIntegrator(PostgreSqlDatabase database, TimeProvider time, string name)
    : RelationalIntegrator(database, Schema, time, name, BinaryCopy.Instance)
{
    private static readonly SqlSchema Schema = new(RecordsSchema.Component, RecordsSchema.All, RecordViews.Create);
}
