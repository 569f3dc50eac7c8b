namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>Writes down each report and each alert, as a webhook would receive them.</summary>
internal sealed class WritingReporter(PointCase @case) : IReporter, IAlertReporter
{
    public string Name => "webhook";

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default) =>
        WriteAsync($"report {report.FileName} {report.Status} {report.Totals.Integrated} {report.Totals.AlreadyKnown} {report.Totals.Rejected}");

    public Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default) => alert.Kind == AlertKind.ClaimsAbandoned
        ? Task.CompletedTask // Raised when a host starts, or not, since the claims are released at the same time.
        : WriteAsync($"alert {alert.FileName} {alert.Kind} {alert.Reason}");

    private async Task WriteAsync(string line)
    {
        var kind = line.Split(' ')[0];
        @case.Reach($"webhook {kind}, before");
        await File.AppendAllTextAsync(Path.Combine(@case.Plan.Folder, "received.log"), line + "\n", CancellationToken.None);
        @case.Reach($"webhook {kind}, after");
    }
}
