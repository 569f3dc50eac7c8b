using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>The tables of the ledger. In columns named <c>stage</c>, 0 is what the inspection found and 1 what processing added.</summary>
internal static class LedgerTables
{
    public const string Component = "ledger";

    /// <summary>The name of the table of loads.</summary>
    public const string Loads = "loads";

    public static IReadOnlyList<SqlTable> All { get; } =
    [
        new SqlTable
        {
            Name = "ledger",
            Columns = [new SqlColumn("singleton", SqlType.Integer), new SqlColumn("id"), SqlColumn.Zero("last_start")],
            PrimaryKey = "singleton",
        },
        new SqlTable
        {
            Name = "partner_shares",
            Columns =
            [
                new SqlColumn("partner"),
                new SqlColumn("weight", SqlType.Integer, defaultValue: "1"),
                SqlColumn.Optional("max_loads", SqlType.Integer),
                SqlColumn.Zero("charged"),
            ],
            PrimaryKey = "partner",
        },
        new SqlTable
        {
            Name = "codes",
            Columns = [new SqlColumn("list"), SqlColumn.Integer("code"), new SqlColumn("name")],
            PrimaryKey = "list, code",
        },
        LoadTable(),
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
        PartTable(),
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
                SqlColumn.False("is_erasure"),
            ],
            PrimaryKey = "load, model, external_id",
        },
    ];

    private static SqlTable LoadTable() => new()
    {
        Name = Loads,
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
            new SqlColumn("last_modified", SqlType.Instant),
            new SqlColumn("received_at", SqlType.Instant),
            SqlColumn.Integer("state"),
            SqlColumn.Optional("replay_of"),
            SqlColumn.Optional("header_partner"),
            SqlColumn.Optional("header_created_at"),
            SqlColumn.Optional("header_version"),
            SqlColumn.Optional("sha256"),
            SqlColumn.False("is_refused"),
            new SqlColumn("secret_ranges", defaultValue: "'[]'"),
            SqlColumn.Zero("parts"),
            SqlColumn.Zero("parts_done"),
            SqlColumn.False("is_dry_run_complete"),
            SqlColumn.Optional("started_at", SqlType.Instant),
            SqlColumn.Optional("processed_at", SqlType.Instant),
            SqlColumn.Optional("closed_at", SqlType.Instant),
            SqlColumn.Optional("status", SqlType.Integer),
            SqlColumn.False("is_faulted"),
            SqlColumn.Optional("archived_source"),
            SqlColumn.Optional("archived_partner"),
            SqlColumn.Optional("archived_location"),
            SqlColumn.Optional("archived_name"),
            new SqlColumn("reported", defaultValue: "'[]'"),
            SqlColumn.Optional("wait_reason"),
            SqlColumn.Optional("not_before", SqlType.Instant),
            SqlColumn.Zero("failures"),
            new SqlColumn("progressed_at", SqlType.Instant),
            SqlColumn.False("is_alerted"),
            SqlColumn.Optional("lease_owner"),
            SqlColumn.Optional("lease_expires_at", SqlType.Instant),
            SqlColumn.Zero("lease_token"),
            new SqlColumn("archived_as_read", SqlType.Boolean, defaultValue: "TRUE"),
            SqlColumn.Zero("pass"),
            SqlColumn.False("is_all_or_nothing"),
        ],
        Indexes =
        [
            new SqlIndex("loads_id", "id", isUnique: true),
            new SqlIndex("loads_open", "seq", where: "state < 5"),
            new SqlIndex("loads_unqueued", "partner, seq", where: "state < 5 AND state <> 2"),
            new SqlIndex("loads_leased", "partner", where: "state < 5 AND lease_owner IS NOT NULL"),
            new SqlIndex("loads_queued", "partner, seq", where: "state = 2"),
            new SqlIndex("loads_processing", "partner", isUnique: true, where: "state = 3"),
            new SqlIndex("loads_partner", "partner, seq"),
            new SqlIndex("loads_stalled", "progressed_at, seq", where: "state < 5"),
        ],
    };

    private static SqlTable PartTable() => new()
    {
        Name = "parts",
        Columns =
        [
            new SqlColumn("seq", SqlType.Key),
            SqlColumn.Integer("load"),
            SqlColumn.Integer("ordinal"),
            SqlColumn.Integer("model"),
            SqlColumn.Integer("records"),
            SqlColumn.False("is_done"),
            new SqlColumn("rejected", SqlType.Blob),
            new SqlColumn("runs", SqlType.Blob),
            SqlColumn.False("is_deferred"),
            SqlColumn.False("is_faulted"),
            SqlColumn.Optional("lease_owner"),
            SqlColumn.Optional("lease_expires_at", SqlType.Instant),
            SqlColumn.Zero("lease_token"),
        ],
        Indexes =
        [
            new SqlIndex("parts_key", "load, ordinal", isUnique: true), new SqlIndex("parts_open", "load, model, ordinal", where: "NOT is_done"),
        ],
    };
}
