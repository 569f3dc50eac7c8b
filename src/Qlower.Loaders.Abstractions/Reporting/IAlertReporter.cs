namespace Qlower.Loaders;

/// <summary>Sends alerts to operators, for loads that failed or are stuck and for sources that fail. A failure is logged and never changes the outcome of
/// the load. Implementations are thread-safe.</summary>
public interface IAlertReporter
{
    /// <summary>Sends the alert.</summary>
    Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default);
}
