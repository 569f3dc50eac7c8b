using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Monitoring;

/// <summary>Raises alerts as log entries at level Error. Thread-safe.</summary>
internal sealed partial class LogAlertReporter(ILogger<LogAlertReporter> logger) : IAlertReporter
{
    public Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default)
    {
        LogAlert(logger, alert.Kind, alert.LoadId, alert.Partner, alert.Reason);
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 8001, EventName = "LoadAlert", Level = LogLevel.Error, Message = "{Kind}: load {LoadId} of {Partner}. {Reason}")]
    private static partial void LogAlert(ILogger logger, AlertKind kind, string loadId, string partner, string reason);
}
