using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>The engine for one data folder, for the duration of a verb.</summary>
internal sealed class LoadSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Settings _settings;
    private readonly TimeSpan _patience;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private LoadSession(ServiceProvider services, Settings settings, TimeSpan patience)
    {
        _services = services;
        _settings = settings;
        _patience = patience;
    }

    public static async Task<LoadSession> OpenAsync(Settings settings, HostConfiguration configuration, TimeSpan patience)
    {
        var session = new LoadSession(LoaderServices.BuildLoader(settings, configuration, patience), settings, patience);
        try
        {
            LoaderServices.EnsureValid(session._services, configuration);
            settings.Screen.NeverBlock();
            StopSignal.Limit = session.Get<IOptions<QlowerLoadersOptions>>().Value.ShutdownTimeout;
            Directory.CreateDirectory(settings.Data);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Receives the files of an earlier run, then the given files.</summary>
    /// <returns>The loads, in the order of the files.</returns>
    public async Task<IReadOnlyList<LoadEntry>> TakeAsync(string partner, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var intake = new Intake(_settings.Data, partner, Get<ILoadRegistry>(), Get<IFileReceiver>(), _services.GetServices<IFileSource>().First(source => source.Name == LoaderServices.SourceName));
        intake.Tidy();
        await PatientlyAsync(() => intake.TakeWaitingAsync(cancellationToken), cancellationToken);
        var loads = new List<LoadEntry>();
        foreach (var file in files)
        {
            loads.Add(await PatientlyAsync(() => intake.TakeAsync(file, cancellationToken), cancellationToken));
        }

        return loads;
    }

    /// <summary>Processes the loads until they are closed, and prints each.</summary>
    public async Task<IReadOnlyList<LoadSummary>> RunAsync(
        IReadOnlyList<LoadEntry> loads, Action<LoadSummary> onClosed, CancellationToken cancellationToken)
    {
        foreach (var load in loads)
        {
            _names[load.Id] = load.File.Name;
        }

        using var progress = new ProgressLine(_settings.Screen, Get<IProgressFeed>(), id => _names.GetValueOrDefault(id, id));
        var run = new LoadRun(Get<ILoadRegistry>(), Get<ILoadResults>(), Get<ILoadProcessor>(), _settings, _patience) { OnClosed = onClosed };
        return await run.UntilClosedAsync([.. loads.Select(load => load.Id).Distinct()], cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Retries while the store or the folder is unavailable.</summary>
    private async Task<T> PatientlyAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        var end = DateTimeOffset.UtcNow + _patience;
        while (true)
        {
            try
            {
                return await action();
            }
            catch (LoaderException) when (DateTimeOffset.UtcNow < end)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            }
        }
    }
}
