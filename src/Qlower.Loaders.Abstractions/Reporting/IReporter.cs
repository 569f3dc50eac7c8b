namespace Qlower.Loaders;

/// <summary>
/// Tells somebody of a finished load. Called at least once a load; a failure is tried again and never changes the load's outcome.
/// </summary>
public interface IReporter
{
    /// <summary>The name, unique among a host's reporters; stable, since the ledger keeps it.</summary>
    string Name { get; }

    /// <summary>Tells of the load.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">The archived file.</param>
    /// <param name="cancellationToken">Stops the telling.</param>
    Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default);
}
