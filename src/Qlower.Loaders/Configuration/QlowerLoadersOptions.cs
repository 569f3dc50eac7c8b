namespace Qlower.Loaders;

/// <summary>Options of the engine. Bindable from configuration; validated when the host starts, every error at once.</summary>
public sealed class QlowerLoadersOptions
{
    /// <summary>How many loads one process works on at a time. 1 to 64; default 1.</summary>
    public int Workers { get; set; } = 1;

    /// <summary>Records in one part, which is also one batch and one checkpoint. 1 to 100,000; default 2,000.</summary>
    public int RecordsPerPart { get; set; } = 2_000;

    /// <summary>How long the lease of a worker on a load is valid without a heartbeat. 5 seconds to 1 hour; default 1 minute.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often workers poll the ledger for loads that were not announced. 100 ms to 1 hour; default 2 seconds.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How far ahead of the clock <c>creDtTm</c> may be. 0 to 7 days; default 10 minutes.</summary>
    public TimeSpan FutureTolerance { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>First delay before a failed batch is retried; doubles with each attempt. 0 to 1 hour; default 500 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Attempts at one batch before the load is deferred. 1 to 20; default 3.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>Longest deferral of a load between two attempts; it starts at a second and doubles. 1 ms to 7 days; default 5 minutes.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Open loads of one partner from which on no further file of it is received: the files stay at their source while integration is slower than their
    /// arrival, and other partners are not delayed. Files that arrive at the same moment in several processes may exceed it. 1 to 100,000; default 1,000.
    /// </summary>
    public int MaxOpenLoads { get; set; } = 1_000;

    /// <summary>A load without progress for this time raises an alert. 1 second to 7 days; default 15 minutes.</summary>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a stopping host may take until its leases are released and its loops have ended, whatever hangs: a rule, an integrator, a source, the
    /// ledger. Work that has not ended by then is abandoned, and a lease that cannot be released expires. 1 second to 10 minutes; default 5 seconds.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a schema engine that the host added may take for one record; then the record is rejected as a fault of Qlower's. After
    /// three such records the engine is not called again under the same lease on the load. 1 ms to 10 minutes; default 10 seconds.
    /// </summary>
    public TimeSpan SchemaEngineTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Findings stored for one load; further ones are only counted. 1 to 1,000,000; default 10,000.</summary>
    public int MaxFindings { get; set; } = 10_000;

    /// <summary>Findings stored for one rule of one load, so that one rule does not hide the others. 1 to 1,000,000; default 1,000.</summary>
    public int MaxFindingsPerRule { get; set; } = 1_000;

    /// <summary>Limits on the content of a file.</summary>
    public LoadLimits Limits { get; set; } = new();

    /// <summary>
    /// Folders that hold rule packs, one sub-folder a pack; a relative path starts at the content root of the host. Empty by
    /// default: nothing is loaded from disk. Code in these folders runs with all rights of the host.
    /// </summary>
    public IList<string> RulePackFolders { get; } = [];

    /// <summary>The partners by id. An unknown partner's file is refused.</summary>
    public IDictionary<string, PartnerOptions> Partners { get; } = new Dictionary<string, PartnerOptions>(StringComparer.Ordinal);
}
