namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Checks one file as a stream.</summary>
internal interface IChecker : IAsyncDisposable
{
    /// <param name="file">The file as it was named; <c>-</c> for standard input.</param>
    /// <param name="content">The content; the caller disposes it.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    Task<CheckResult> CheckAsync(string file, Stream content, CancellationToken cancellationToken);

    /// <summary>Renders the report of the file as HTML or CSV.</summary>
    Task RenderAsync(CheckResult result, ReportKind kind, Stream output, CancellationToken cancellationToken);
}
