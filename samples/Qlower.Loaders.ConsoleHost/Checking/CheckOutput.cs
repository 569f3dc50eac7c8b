using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Writes results to standard output or to a file.</summary>
internal sealed class CheckOutput : IAsyncDisposable
{
    private readonly Screen _screen;
    private readonly string? _path;
    private FileStream? _file;

    public CheckOutput(Screen screen, string? path)
    {
        _screen = screen;
        _path = path;
    }

    public async Task WriteAsync(IChecker checker, CheckResult result, CheckFormat format, bool isOneOfSeveral, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case CheckFormat.Json:
                await WriteAsync(CheckJson.Of(result, isOneOfSeveral), cancellationToken);
                break;
            case CheckFormat.Text:
                foreach (var (text, style) in CheckText.Lines(result))
                {
                    if (_path is null)
                    {
                        _screen.Line(text, style);
                    }
                    else
                    {
                        await WriteAsync(VisibleText.Of(text) + "\n", cancellationToken);
                    }
                }

                break;
            default:
                var kind = format == CheckFormat.Html ? ReportKind.Html : ReportKind.Csv;
                await checker.RenderAsync(result, kind, _path is null ? _screen.Output : File(), cancellationToken);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        if (_path is null)
        {
            _screen.Write(text);
        }
        else
        {
            await File().WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
        }
    }

    /// <summary>Opens the file with the first result, so that a check that cannot run does not overwrite it.</summary>
    private FileStream File() => _file ??= new FileStream(_path!, FileMode.Create, FileAccess.Write);
}
