using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Prints one line for each closed load.</summary>
internal sealed class ClosedLoadReporter(Screen screen) : IReporter
{
    public string Name => "console";

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default)
    {
        screen.Line(
            $"{LoadLines.Closed(report.Status, report.FileName, report.Partner, report.Totals, report.LoadId)}; archive {ArchivePlace.Of(file.Archived)}",
            LoadLines.StyleOf(report.Status));
        return Task.CompletedTask;
    }
}
