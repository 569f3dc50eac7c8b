namespace Qlower.Loaders;

/// <summary>
/// Receives failures and recoveries of the parts of a host, for the health check <c>qlower-loaders</c>: degraded while a part fails, and unhealthy when it
/// has failed for longer than <c>StuckAfter</c>. The engine registers it. Thread-safe.
/// </summary>
public interface IComponentHealth
{
    /// <summary>Reports a failure. A repeated one changes the reason, and not the time of the first.</summary>
    /// <param name="component">The kind of the part.</param>
    /// <param name="name">The name of the part, unique in its kind.</param>
    /// <param name="reason">A sentence for operators without its full stop, without keys and without values of records.</param>
    void ReportFailure(HealthComponent component, string name, string reason);

    /// <summary>Reports that the part works. Cheap when it did not fail.</summary>
    /// <param name="component">The kind of the part.</param>
    /// <param name="name">The name of the part.</param>
    void ReportRecovery(HealthComponent component, string name);
}
