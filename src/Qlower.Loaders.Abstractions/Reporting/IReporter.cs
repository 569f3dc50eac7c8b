namespace Qlower.Loaders;

/// <summary>
/// Delivers the report of a finished load. The engine calls it at least once for each load, retries a failure, and never changes the outcome of the
/// load because of one.
/// </summary>
public interface IReporter
{
    /// <summary>The name, unique among a host's reporters. It must not change, because the ledger stores it.</summary>
    string Name { get; }

    /// <summary>Delivers the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">The archived file.</param>
    /// <param name="cancellationToken">Cancels the delivery.</param>
    Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default);
}
