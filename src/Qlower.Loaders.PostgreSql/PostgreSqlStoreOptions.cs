using Npgsql;

namespace Qlower.Loaders.PostgreSql;

/// <summary>
/// Where the PostgreSQL store is and how it is used. Two named instances: <see cref="LedgerName"/> and <see cref="RecordsName"/>, validated
/// when the host starts. Not thread-safe while it is configured.
/// </summary>
public sealed class PostgreSqlStoreOptions
{
    /// <summary>The name of the options of the ledger.</summary>
    public const string LedgerName = "ledger";

    /// <summary>The name of the options of the records.</summary>
    public const string RecordsName = "records";

    // No property: the section of a configuration cannot set it.
    private NpgsqlDataSource? _dataSource;

    /// <summary>
    /// The connection string of Npgsql, such as <c>Host=db;Database=loaders;Username=loader;Search Path=loaders</c>; required unless the verb was
    /// given a data source. The tables are in the first schema of the search path.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>How many connections a host opens to one database at most; 16 unless set. From 1 to 1,000.</summary>
    public int MaxConnections { get; set; } = 16;

    /// <summary>How long one statement may run; 60 seconds unless set. From one second to one day. Migrations are not limited.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The name of the integrator, unique in the host and stable; <c>postgresql</c> unless set. Only the records use it.</summary>
    public string IntegratorName { get; set; } = "postgresql";

    /// <summary>Uses the data source of the caller instead of a connection string.</summary>
    internal void Use(NpgsqlDataSource dataSource) => _dataSource = dataSource;

    /// <summary>Returns the data source of the caller; null for none.</summary>
    internal NpgsqlDataSource? FindDataSource() => _dataSource;
}
