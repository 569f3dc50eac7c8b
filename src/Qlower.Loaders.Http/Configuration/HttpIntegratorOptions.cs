using Qlower.Shared;

namespace Qlower.Loaders.Http;

/// <summary>How batches of records are sent to a service. Bindable from configuration; set before the host starts; not thread-safe.</summary>
public sealed class HttpIntegratorOptions
{
    /// <summary>Where batches of every model are posted, such as <c>https://accounting.example/batches</c>; required. Without user name and fragment.</summary>
    public Uri? Url { get; set; }

    /// <summary>
    /// Where the service answers which records it has; <see langword="null"/>, the default, when it does not. Required for the integrator of declarants and
    /// properties where no other one is an <see cref="IRecordLookup"/>.
    /// </summary>
    public Uri? LookupUrl { get; set; }

    /// <summary>Whether <c>http</c> is allowed, which sends records and headers in plain text; <see langword="false"/> unless set.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The models that the service accepts; empty, the default, for every model.</summary>
    public ISet<RecordModel> Models { get; } = new HashSet<RecordModel>();

    /// <summary>
    /// Headers of every request, such as an API key; empty by default. They appear in no log and no message. A header whose value changes, such as a token,
    /// belongs into a handler: see <c>ConfigureHttpIntegratorClient</c>.
    /// </summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The most records of one request: larger batches are split. 1 to 100,000; default 2,000.</summary>
    public int MaxRecords { get; set; } = 2_000;

    /// <summary>Whether requests are compressed with gzip; <see langword="false"/> unless set.</summary>
    public bool Gzip { get; set; }

    /// <summary>The largest answer in bytes, after decompression. 1 KiB to 1 GiB; default 16 MiB.</summary>
    public int MaxAnswerBytes { get; set; } = 16 << 20;

    /// <summary>
    /// How long one attempt may take until the answer begins, and then how long the answer may take. A longer <c>Retry-After</c> of the service is not waited for:
    /// the load waits instead. 100 ms to 1 hour; default 30 seconds.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one request may take with all its attempts and pauses. From <see cref="AttemptTimeout"/> to 1 day; default 2 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Attempts at one request: after a connection that failed, a time-out, and the status codes 408, 429 and 5xx. 1 to 20; default 3. The engine adds no attempts of
    /// its own: afterwards the load waits.
    /// </summary>
    public int Attempts { get; set; } = 3;

    /// <summary>The pause before the second attempt; it doubles with each attempt, with jitter; a <c>Retry-After</c> of the service replaces it. 0 to 1 minute; default 1 second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The most concurrent requests of one process; further ones wait for their turn. 1 to 1,000; default 4.</summary>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Whether two calls with one name set different addresses.</summary>
    internal SinglePlace Place { get; } = new();
}
