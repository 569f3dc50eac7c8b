namespace Qlower.Loaders.Sources.Folder;

/// <summary>Wakes up when the system announces a change in a folder, and at the polling interval in any case.</summary>
internal sealed class FolderChanges : IDisposable
{
    /// <summary>Changes come in bursts: one look serves them all.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _changed = new(0);
    private FileSystemWatcher? _watcher;

    public FolderChanges(string folder, TimeSpan interval, TimeProvider time)
    {
        _folder = folder;
        _interval = interval;
        _time = time;
    }

    /// <summary>Waits for a change.</summary>
    /// <param name="longest">The longest wait where it is shorter than the polling interval; <see langword="null"/> for the interval.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task WaitAsync(TimeSpan? longest, CancellationToken cancellationToken)
    {
        Watch();
        var wait = longest is { } limit && limit < _interval ? limit < Burst ? Burst : limit : _interval;
        using var timeout = new CancellationTokenSource(wait, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _changed.WaitAsync(either.Token).ConfigureAwait(false);
            await Task.Delay(Burst, _time, cancellationToken).ConfigureAwait(false);
            while (_changed.Wait(0, CancellationToken.None))
            {
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time to look anyway.
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    /// <summary>The system's announcements only lower the latency: where they cannot be had, polling does.</summary>
    private void Watch()
    {
        if (_watcher is not null || !Directory.Exists(_folder))
        {
            return;
        }

        try
        {
            _watcher = new FileSystemWatcher(_folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite };
            _watcher.Created += (_, _) => Signal();
            _watcher.Changed += (_, _) => Signal();
            _watcher.Renamed += (_, _) => Signal();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    private void Signal()
    {
        if (_changed.CurrentCount == 0)
        {
            _changed.Release();
        }
    }
}
