namespace Qlower.Loaders.Celery.Redis;

/// <summary>The Redis server that keeps results and chords. Set once, before the host starts; not thread-safe.</summary>
public sealed class RedisResultsOptions
{
    /// <summary>
    /// The server as Celery's <c>result_backend</c> names it, such as <c>rediss://user:password@host:6379/0</c>; required. What is special in user
    /// and password is percent-encoded. The password is in no log and no exception.
    /// </summary>
    public string Uri { get; set; } = "";

    /// <summary>How long results are kept (<c>result_expires</c>); one day unless set. From 1 second to 365 days.</summary>
    public TimeSpan Expires { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How often a waiting call looks by itself, in case that the word of a result got lost; 2 seconds unless set. From 10 ms to 1 hour.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one command or one attempt to connect may take; 5 seconds unless set. From 100 ms to 5 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
