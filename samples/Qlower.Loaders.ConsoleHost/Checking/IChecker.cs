namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Checks one file as a stream.</summary>
internal interface IChecker : IAsyncDisposable
{
    /// <param name="file">The file as it was named; <c>-</c> for standard input.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    Task<CheckResult> CheckAsync(string file, Stream content, CancellationToken cancellationToken);

    /// <summary>Writes the file's report in a form of the loaders' own.</summary>
    Task RenderAsync(CheckResult result, ReportKind kind, Stream output, CancellationToken cancellationToken);
}
