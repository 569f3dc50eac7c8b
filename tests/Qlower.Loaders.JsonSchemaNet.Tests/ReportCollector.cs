namespace Qlower.Loaders.JsonSchemaNet.Tests;

/// <summary>Collects the reports of loads.</summary>
public sealed class ReportCollector : IReporter
{
    public string Name => "collector";

    public IList<LoadReport> Reports { get; } = [];

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default)
    {
        Reports.Add(report);
        return Task.CompletedTask;
    }
}
