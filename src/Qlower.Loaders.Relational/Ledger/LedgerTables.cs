using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>The tables of the ledger. In columns named <c>stage</c>, 0 is what the inspection found and 1 what processing added.</summary>
internal static class LedgerTables
{
    public const string Component = "ledger";

    public static IReadOnlyList<SqlTable> All { get; } =
    [
        new SqlTable
        {
            Name = "ledger",
            Columns = [new SqlColumn("singleton", SqlType.Integer), new SqlColumn("id")],
            PrimaryKey = "singleton",
        },
        Loads(),
        new SqlTable
        {
            Name = "arrivals",
            Columns = [new SqlColumn("source"), new SqlColumn("location"), new SqlColumn("identity"), SqlColumn.Integer("load")],
            PrimaryKey = "source, location, identity",
        },
        new SqlTable
        {
            Name = "replays",
            Columns =
            [
                new SqlColumn("source"), new SqlColumn("location"), new SqlColumn("replay_of"), SqlColumn.Optional("load", SqlType.Integer),
            ],
            PrimaryKey = "source, location",
        },
        Parts(),
        new SqlTable
        {
            Name = "parents",
            Columns = [SqlColumn.Integer("load"), SqlColumn.Integer("source_offset"), SqlColumn.Integer("model"), new SqlColumn("external_id")],
            PrimaryKey = "load, source_offset",
        },
        new SqlTable
        {
            Name = "deferred_answers",
            Columns = [SqlColumn.Integer("load"), SqlColumn.Integer("ordinal"), new SqlColumn("integrator"), new SqlColumn("answers", SqlType.Blob)],
            PrimaryKey = "load, ordinal, integrator",
        },
        new SqlTable
        {
            Name = "counts",
            Columns =
            [
                SqlColumn.Integer("load"),
                SqlColumn.Integer("stage"),
                new SqlColumn("integrator"),
                SqlColumn.Integer("model"),
                SqlColumn.Integer("received"),
                SqlColumn.Integer("integrated"),
                SqlColumn.Integer("already_known"),
                SqlColumn.Integer("rejected"),
            ],
            PrimaryKey = "load, stage, integrator, model",
        },
        new SqlTable
        {
            Name = "findings",
            Columns =
            [
                new SqlColumn("seq", SqlType.GrowingKey),
                SqlColumn.Integer("load"),
                SqlColumn.Integer("stage"),
                new SqlColumn("body", SqlType.Blob),
                new SqlColumn("source_offset", SqlType.Integer, defaultValue: "-1"),
            ],
            Indexes = [new SqlIndex("findings_place", "load, source_offset, seq")],
        },
        new SqlTable
        {
            Name = "finding_counts",
            Columns =
            [
                SqlColumn.Integer("load"),
                SqlColumn.Integer("stage"),
                new SqlColumn("code"),
                SqlColumn.Integer("severity"),
                SqlColumn.Integer("model"),
                SqlColumn.Integer("number"),
            ],
            PrimaryKey = "load, stage, code, severity, model",
        },
        new SqlTable
        {
            Name = "rejected_records",
            Columns =
            [
                SqlColumn.Integer("load"),
                SqlColumn.Integer("source_offset"),
                SqlColumn.Integer("model"),
                new SqlColumn("external_id"),
                SqlColumn.Integer("stage"),
            ],
            PrimaryKey = "load, source_offset, model",
            Indexes = [new SqlIndex("rejected_records_id", "load, model, external_id")],
        },
        new SqlTable
        {
            Name = "staged_keys",
            Columns =
            [
                SqlColumn.Integer("load"),
                SqlColumn.Integer("model"),
                new SqlColumn("external_id"),
                SqlColumn.Integer("source_offset"),
                SqlColumn.Optional("client_email"),
                SqlColumn.Zero("is_erasure"),
            ],
            PrimaryKey = "load, model, external_id",
        },
    ];

    private static SqlTable Loads() => new()
    {
        Name = "loads",
        Columns =
        [
            new SqlColumn("seq", SqlType.GrowingKey),
            new SqlColumn("id"),
            new SqlColumn("source"),
            new SqlColumn("partner"),
            new SqlColumn("name"),
            new SqlColumn("location"),
            SqlColumn.Integer("length"),
            new SqlColumn("identity"),
            new SqlColumn("last_modified"),
            new SqlColumn("received_at"),
            SqlColumn.Integer("state"),
            SqlColumn.Optional("replay_of"),
            SqlColumn.Optional("header_partner"),
            SqlColumn.Optional("header_created_at"),
            SqlColumn.Optional("header_version"),
            SqlColumn.Optional("sha256"),
            SqlColumn.Zero("is_refused"),
            new SqlColumn("secret_ranges", defaultValue: "'[]'"),
            SqlColumn.Zero("parts"),
            SqlColumn.Zero("parts_done"),
            SqlColumn.Zero("is_dry_run_complete"),
            SqlColumn.Optional("started_at"),
            SqlColumn.Optional("processed_at"),
            SqlColumn.Optional("closed_at"),
            SqlColumn.Optional("status", SqlType.Integer),
            SqlColumn.Zero("is_faulted"),
            SqlColumn.Optional("archived_source"),
            SqlColumn.Optional("archived_partner"),
            SqlColumn.Optional("archived_location"),
            SqlColumn.Optional("archived_name"),
            new SqlColumn("reported", defaultValue: "'[]'"),
            SqlColumn.Optional("wait_reason"),
            SqlColumn.Optional("not_before"),
            SqlColumn.Zero("failures"),
            new SqlColumn("progressed_at"),
            SqlColumn.Zero("is_alerted"),
            SqlColumn.Optional("lease_owner"),
            SqlColumn.Optional("lease_expires_at"),
            SqlColumn.Zero("lease_token"),
            new SqlColumn("archived_as_read", SqlType.Integer, defaultValue: "1"),
            SqlColumn.Zero("pass"),
            SqlColumn.Zero("is_all_or_nothing"),
        ],
        Indexes =
        [
            new SqlIndex("loads_id", "id", isUnique: true),
            new SqlIndex("loads_open", "seq", where: "state < 5"),
            new SqlIndex("loads_unqueued", "seq", where: "state < 5 AND state <> 2"),
            new SqlIndex("loads_queued", "partner, seq", where: "state = 2"),
            new SqlIndex("loads_processing", "partner", isUnique: true, where: "state = 3"),
            new SqlIndex("loads_partner", "partner, seq"),
            new SqlIndex("loads_stalled", "progressed_at, seq", where: "state < 5"),
        ],
    };

    private static SqlTable Parts() => new()
    {
        Name = "parts",
        Columns =
        [
            new SqlColumn("seq", SqlType.Key),
            SqlColumn.Integer("load"),
            SqlColumn.Integer("ordinal"),
            SqlColumn.Integer("model"),
            SqlColumn.Integer("records"),
            SqlColumn.Zero("is_done"),
            new SqlColumn("rejected", SqlType.Blob),
            new SqlColumn("runs", SqlType.Blob),
            SqlColumn.Zero("is_deferred"),
            SqlColumn.Zero("is_faulted"),
            SqlColumn.Optional("lease_owner"),
            SqlColumn.Optional("lease_expires_at"),
            SqlColumn.Zero("lease_token"),
        ],
        Indexes =
        [
            new SqlIndex("parts_key", "load, ordinal", isUnique: true), new SqlIndex("parts_open", "load, model, ordinal", where: "is_done = 0"),
        ],
    };
}
