namespace Qlower.Loaders;

/// <summary>Tells operators that a load failed or is stuck. Its failure is logged and never changes the load's outcome. Thread-safe.</summary>
public interface IAlertReporter
{
    /// <summary>Raises the alert.</summary>
    Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default);
}
