namespace Qlower.Loaders;

/// <summary>Writes reports outside of a load's own conclusion. Thread-safe.</summary>
public interface IReportRenderer
{
    /// <summary>Writes a report in the report's language.</summary>
    /// <param name="report">The report.</param>
    /// <param name="kind">The form.</param>
    /// <param name="output">Written to, not closed.</param>
    /// <param name="file">Where excerpts are read from; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    Task RenderAsync(LoadReport report, ReportKind kind, Stream output, IReportedFile? file = null, CancellationToken cancellationToken = default);
}
