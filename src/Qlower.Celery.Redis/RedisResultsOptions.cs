namespace Qlower.Celery.Redis;

/// <summary>The Redis server that stores results and chords. Set before the host starts; not thread-safe.</summary>
public sealed class RedisResultsOptions
{
    /// <summary>
    /// The server as in Celery's <c>result_backend</c>, such as <c>rediss://user:password@host:6379/0</c>; required. Special characters in user
    /// and password are percent-encoded. The password appears in no log and no exception.
    /// </summary>
    public string Uri { get; set; } = "";

    /// <summary>How long results are retained (<c>result_expires</c>); one day by default. From 1 second to 365 days.</summary>
    public TimeSpan Expires { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How often a waiting call polls, in case that the notification of a result was lost; 2 seconds by default. From 10 ms to 1 hour.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one command or one attempt to connect may take; 5 seconds by default. From 100 ms to 5 minutes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
