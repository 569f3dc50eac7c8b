namespace Qlower.Loaders.Tests.Composition;

internal sealed class FakeReporter : IReporter
{
    public string Name => "fake";

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
