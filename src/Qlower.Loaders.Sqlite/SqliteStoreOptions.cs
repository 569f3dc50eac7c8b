namespace Qlower.Loaders.Sqlite;

/// <summary>
/// Where the SQLite store is and how it is used. Two named instances: <see cref="LedgerName"/> and <see cref="RecordsName"/>, validated
/// when the host starts. Not thread-safe while it is configured.
/// </summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The name of the options of the ledger.</summary>
    public const string LedgerName = "ledger";

    /// <summary>The name of the options of the records.</summary>
    public const string RecordsName = "records";

    /// <summary>
    /// The path of the database file; required. A relative path starts at the content root of the host. The file and its directory are created when they
    /// are absent. It must be on a local disk: SQLite's locks are not reliable over network shares.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// How long a call waits for another process to finish writing before it fails; 30 seconds unless set. From zero to one hour.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The name of the integrator, unique in the host and stable; <c>sqlite</c> unless set. Only the records use it.</summary>
    public string IntegratorName { get; set; } = "sqlite";
}
