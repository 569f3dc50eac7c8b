using System.Collections.Concurrent;

namespace Qlower.Loaders.Monitoring;

/// <summary>The parts of the host that fail now. Thread-safe.</summary>
internal sealed class ComponentHealth(TimeProvider time) : IComponentHealth
{
    private readonly ConcurrentDictionary<(HealthComponent Component, string Name), ComponentFailure> _failures = new();

    public void ReportFailure(HealthComponent component, string name, string reason)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(reason);
        _failures.AddOrUpdate(
            (component, name), _ => new ComponentFailure(time.GetUtcNow(), time.GetTimestamp(), reason), (_, failure) => failure with { Reason = reason });
    }

    public void ReportRecovery(HealthComponent component, string name) => _failures.TryRemove((component, name), out _);

    /// <summary>The failures of one kind, each as a line with the name of the part, the time and the reason; in ordinal order.</summary>
    public IReadOnlyList<string> Failing(HealthComponent component) =>
    [
        .. _failures.Where(failure => failure.Key.Component == component)
            .Select(failure => $"{failure.Key.Name} fails since {failure.Value.Since:u}: {failure.Value.Reason}")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a part has failed for this long.</summary>
    public bool HasDead(TimeSpan longest) => _failures.Values.Any(failure => time.GetElapsedTime(failure.Timestamp) >= longest);
}
