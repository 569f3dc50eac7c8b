namespace Qlower.Celery;

/// <summary>The names of the package's telemetry.</summary>
public static class CeleryTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Qlower.Celery";
}
