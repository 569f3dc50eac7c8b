using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The tables of records. The key is an integer, so that rows are appended; (partner, external id) is a unique index beside it.
/// </summary>
internal static class RecordsSchema
{
    public const string Component = "records";

    public static IReadOnlyList<SqlTable> All { get; } = [.. RecordTables.Definitions, Erasures(), .. StagedTables.Definitions];

    private static SqlTable Erasures() => new()
    {
        Name = "erasures",
        Columns =
        [
            new SqlColumn("seq", SqlType.Key),
            new SqlColumn("partner"),
            new SqlColumn("model"),
            new SqlColumn("external_id"),
            new SqlColumn("load_id"),
            SqlColumn.Integer("source_offset"),
            new SqlColumn("erased_at"),
            SqlColumn.Integer("properties"),
            SqlColumn.Integer("transactions"),
            SqlColumn.Integer("documents"),
        ],
        Indexes =
        [
            new SqlIndex("erasures_key", "load_id, source_offset", isUnique: true),
            new SqlIndex("erasures_record", "load_id, partner, external_id"),
            new SqlIndex("erasures_owner", "partner, external_id"),
        ],
    };
}
