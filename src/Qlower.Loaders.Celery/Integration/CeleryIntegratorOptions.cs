namespace Qlower.Loaders.Celery;

/// <summary>How batches of records are sent to a task of another system. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryIntegratorOptions
{
    /// <summary>The name of the task; required.</summary>
    public string Task { get; set; } = "";

    /// <summary>The queue to send to; <see langword="null"/>, the default, for the client's routes.</summary>
    public string? Queue { get; set; }

    /// <summary>The models that the system accepts; empty, the default, for every model.</summary>
    public ISet<RecordModel> Models { get; } = new HashSet<RecordModel>();

    /// <summary>
    /// How long to wait for the answer, and until when the task may start; then the batch is retried, or the load is deferred. 5 minutes by default. From
    /// 1 second to 1 day.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Batches of more bytes than this go through <see cref="ClaimChecks"/>, where it is set; 1,000,000 by default. From 0.</summary>
    public int ClaimCheckOver { get; set; } = 1_000_000;

    /// <summary>Stores large batches; <see langword="null"/>, the default, to send every batch in its message. Set by code, not by configuration.</summary>
    public IClaimCheckStore? ClaimChecks { get; set; }
}
