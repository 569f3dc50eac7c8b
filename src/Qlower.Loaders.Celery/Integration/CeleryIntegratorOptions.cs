using Qlower.Shared;

namespace Qlower.Loaders.Celery;

/// <summary>How batches of records go to a task of another system. Set once, in the call that takes it; not thread-safe.</summary>
public sealed class CeleryIntegratorOptions
{
    /// <summary>The name of the task; required.</summary>
    public string Task { get; set; } = "";

    /// <summary>The queue to send to; by the client's routes unless set.</summary>
    public string? Queue { get; set; }

    /// <summary>The models that the system takes; every model when there is none.</summary>
    public ISet<RecordModel> Models { get; } = new HashSet<RecordModel>();

    /// <summary>
    /// How long to wait for the answer, and how long the task may still be started; then the batch is tried again, or the load waits. 5 minutes
    /// unless set. From 1 second to 1 day.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Records of more bytes than this go by <see cref="ClaimChecks"/>, where it is set; 1 MB unless set. From 0.</summary>
    public int ClaimCheckOver { get; set; } = 1_000_000;

    /// <summary>Where large batches are kept; they go in the message itself unless set.</summary>
    public IClaimCheckStore? ClaimChecks { get; set; }

    internal void Validate()
    {
        var errors = new List<string>();
        if (string.IsNullOrWhiteSpace(Task))
        {
            errors.Add("Task: is empty.");
        }

        OptionRange.Check("Timeout", Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), errors);
        OptionRange.Check("ClaimCheckOver", ClaimCheckOver, 0, int.MaxValue, errors);
        if (ClaimChecks is FolderClaimCheckStore { KeepFor: var age } && age <= Timeout)
        {
            errors.Add($"ClaimChecks: files are removed after {age}, while their tasks may still run, for {Timeout}.");
        }

        if (errors.Count > 0)
        {
            throw new ArgumentException($"The options of AddCeleryIntegrator cannot be used: {string.Join(" ", errors)}");
        }
    }
}
