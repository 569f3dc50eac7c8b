namespace Qlower.Celery.Monitoring;

/// <summary>The settings of <see cref="QueueWatch"/>. Immutable and thread-safe.</summary>
internal sealed class QueueWatchSettings
{
    /// <summary>The interval of measurements; 10 seconds by default.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);
}
