namespace Qlower.Loaders.Tests.Composition;

/// <summary>Has the name of <see cref="FakeReporter"/>.</summary>
internal sealed class TwinReporter : IReporter
{
    public string Name => "fake";

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
