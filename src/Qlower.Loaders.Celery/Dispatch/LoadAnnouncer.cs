using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Client;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>Publishes announced loads, each as a task. One that cannot be published is dropped: the ledger has it.</summary>
internal sealed partial class LoadAnnouncer : BackgroundService
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly CeleryDispatcher _dispatcher;
    private readonly CeleryDispatchOptions _options;
    private readonly CeleryClientConnection _connection;
    private readonly CeleryClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public LoadAnnouncer(CeleryDispatcher dispatcher, CeleryDispatchOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var client = new CeleryClientOptions { ConnectionName = "qlower-loaders-dispatch", PublishTimeout = TimeSpan.FromSeconds(10), Channels = 1, RpcResults = false };
        options.Apply(client.Broker);
        (_dispatcher, _options, _time, _logger) = (dispatcher, options, time, loggers.CreateLogger<LoadAnnouncer>());
        _connection = new CeleryClientConnection(Options.Create(client), time, loggers);
        _client = new CeleryClient(_connection, Options.Create(client), results: null, chords: null, time);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);

        // Loads that were given back as the host stopped: another process should hear of them at once.
        using var soon = new CancellationTokenSource(LastWords, _time);
        while (_dispatcher.Announced.TryRead(out var load) && !soon.IsCancellationRequested)
        {
            await AnnounceAsync(load, soon.Token).ConfigureAwait(false);
        }

        _client.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await foreach (var load in _dispatcher.Announced.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                await AnnounceAsync(load, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task AnnounceAsync(string load, CancellationToken cancellationToken)
    {
        try
        {
            await _client.SendTaskAsync(
                ProcessLoadHandler.TaskName,
                args: null,
                new Dictionary<string, object?> { ["load_id"] = load },
                new SendTaskOptions { Queue = _options.Queue, IgnoreResult = true },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is CeleryException or OperationCanceledException)
        {
            LogNotAnnounced(_logger, load, _options.PollInterval, error);
        }
    }

    [LoggerMessage(EventId = 10301, EventName = "LoadNotAnnounced", Level = LogLevel.Warning,
        Message = "Load {LoadId} could not be announced; a worker finds it in the ledger within {PollInterval}.")]
    private static partial void LogNotAnnounced(ILogger logger, string loadId, TimeSpan pollInterval, Exception error);
}
