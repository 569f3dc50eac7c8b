using Microsoft.Extensions.Logging;
using Qlower.Shared;

namespace Qlower.Loaders.Monitoring;

/// <summary>Raises alerts as log entries at level Error. Thread-safe.</summary>
internal sealed partial class LogAlertReporter(ILogger<LogAlertReporter> logger) : IAlertReporter
{
    public Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default)
    {
        if (alert.LoadId.Length > 0)
        {
            LogLoad(logger, alert.LoadId, alert.Partner, TagValue.Of(alert.Kind), alert.Reason);
        }
        else
        {
            LogHost(logger, TagValue.Of(alert.Kind), alert.Reason);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 8001, EventName = "LoadAlert", Level = LogLevel.Error, Message = "Load {LoadId} of {Partner} needs attention ({Kind}): {Reason}")]
    private static partial void LogLoad(ILogger logger, string loadId, string partner, string kind, string reason);

    [LoggerMessage(EventId = 8005, EventName = "HostAlert", Level = LogLevel.Error, Message = "{Reason} ({Kind})")]
    private static partial void LogHost(ILogger logger, string kind, string reason);
}
