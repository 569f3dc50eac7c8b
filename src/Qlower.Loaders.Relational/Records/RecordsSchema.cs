using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The tables of records. The key is an integer, so that rows are appended; (partner, external id) is a unique index beside it.
/// </summary>
internal static class RecordsSchema
{
    public const string Component = "records";

    public static IReadOnlyList<SqlTable> All { get; } = [Partners(), StoredLoads(), CodeLabels.Definition, .. RecordTables.Definitions, Erasures(), .. StagedTables.Definitions];

    private static SqlTable Partners() => new()
    {
        Name = "partners",
        Columns = [new SqlColumn("seq", SqlType.Key), new SqlColumn("name")],
        Indexes = [new SqlIndex("partners_name", "name", isUnique: true)],
    };

    private static SqlTable StoredLoads() => new()
    {
        Name = "stored_loads",
        Columns =
        [
            new SqlColumn("seq", SqlType.Key), new SqlColumn("load_id"), SqlColumn.Reference("partner", "partners"),
            new SqlColumn("first_stored_at", SqlType.Instant), SqlColumn.Zero("lease_token"),
        ],
        Indexes = [new SqlIndex("stored_loads_id", "load_id", isUnique: true)],
    };

    private static SqlTable Erasures() => new()
    {
        Name = "erasures",
        Columns =
        [
            new SqlColumn("seq", SqlType.Key),
            SqlColumn.Reference("partner", "partners"),
            new SqlColumn("model"),
            new SqlColumn("external_id"),
            SqlColumn.Reference("load", "stored_loads"),
            SqlColumn.Integer("source_offset"),
            new SqlColumn("erased_at", SqlType.Instant),
            SqlColumn.Integer("properties"),
            SqlColumn.Integer("transactions"),
            SqlColumn.Integer("documents"),
        ],
        Indexes =
        [
            new SqlIndex("erasures_key", "load, source_offset", isUnique: true),
            new SqlIndex("erasures_record", "load, partner, external_id"),
            new SqlIndex("erasures_owner", "partner, external_id"),
        ],
    };
}
