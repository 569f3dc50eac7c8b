using System.Diagnostics;
using System.Globalization;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>
/// Shows the progress of a long load: on a terminal one line that is overwritten, elsewhere a plain line every ten seconds.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Screen _screen;
    private readonly Func<string, string> _nameOf;
    private readonly IDisposable _listening;
    private readonly TimeSpan _interval;
    private readonly Lock _gate = new();
    private long _last;

    /// <param name="screen">The output.</param>
    /// <param name="progress">The source of progress.</param>
    /// <param name="nameOf">Returns the file name for the id of a load.</param>
    public ProgressLine(Screen screen, IProgressFeed progress, Func<string, string> nameOf)
    {
        _screen = screen;
        _nameOf = nameOf;
        _interval = screen.ShowsProgress ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
        _last = Stopwatch.GetTimestamp();
        _listening = progress.Listen(Show);
    }

    public void Dispose()
    {
        _listening.Dispose();
        if (_screen.ShowsProgress)
        {
            _screen.Status("");
        }
    }

    private void Show(LoadProgress progress)
    {
        lock (_gate)
        {
            if (progress.Elapsed < Patience || Stopwatch.GetElapsedTime(_last) < _interval)
            {
                return;
            }

            _last = Stopwatch.GetTimestamp();
        }

        var text = Text(progress);
        if (_screen.ShowsProgress)
        {
            _screen.Status(text);
        }
        else
        {
            _screen.Error(text);
        }
    }

    private string Text(LoadProgress progress)
    {
        var isReading = progress.State == LoadState.Received;
        var seconds = Math.Max(progress.Elapsed.TotalSeconds, 0.001);
        var rate = progress.Done / seconds;
        var share = progress.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $" {100.0 * progress.Done / progress.Total:0} %,") : "";
        var speed = isReading
            ? string.Create(CultureInfo.InvariantCulture, $" {rate / 1e6:0.0} MB/s")
            : string.Create(CultureInfo.InvariantCulture, $" part {progress.Done} of {progress.Total}, {rate:0.0} parts/s");
        var left = progress.Total > progress.Done && rate > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(Math.Min((progress.Total - progress.Done) / rate, 359_999)):hh\\:mm\\:ss} left")
            : "";
        return $"{(isReading ? "Checking" : "Loading")} {_nameOf(progress.LoadId)}:{share}{speed}{left}";
    }
}
