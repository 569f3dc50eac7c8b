using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sources;

/// <summary>
/// Counts the files that the host's sources do not load, by reason, and raises one alert for each that stays for too long. The time is measured by the monotonic
/// clock of this process, since it saw the file first.
/// </summary>
internal sealed partial class InboxWatch(
    SourceRegistry sources,
    AlertPublisher alerts,
    LoaderMetrics metrics,
    ILoopSupervisor loops,
    IOptions<QlowerLoadersOptions> options,
    TimeProvider time,
    ILogger<InboxWatch> logger) : BackgroundService
{
    /// <summary>Alerts for single files of one source in one check; the others share one.</summary>
    private const int MostSingleAlerts = 20;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, UnclaimedFiles> _seen = new(StringComparer.Ordinal);

    /// <summary>Checks every source once. A source that is unavailable keeps its numbers: the watcher of the source reports the failure.</summary>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        var places = new SourcePlaces(sources.All);
        foreach (var source in sources.All)
        {
            if (source is IInboxSource inbox)
            {
                await CheckAsync(source.Name, inbox, places, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(nameof(InboxWatch), CheckAndWaitAsync, stoppingToken);

    private async Task CheckAndWaitAsync(CancellationToken stoppingToken)
    {
        await CheckAsync(stoppingToken).ConfigureAwait(false);
        var pause = TimeSpan.FromTicks(Math.Clamp(options.Value.StuckAfter.Ticks / 4, ShortestPause.Ticks, LongestPause.Ticks));
        await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
    }

    private async Task CheckAsync(string source, IInboxSource inbox, SourcePlaces places, CancellationToken cancellationToken)
    {
        var found = new List<UnclaimedFile>();
        try
        {
            await foreach (var file in inbox.ListUnclaimedAsync(cancellationToken).ConfigureAwait(false))
            {
                if (file.Place is not { } place || !places.BelongsToAnother(place, source))
                {
                    found.Add(file);
                }
            }
        }
        catch (LoaderException error)
        {
            LogListingFailed(logger, error, source);
            return;
        }

        metrics.Unclaimed(source, found.CountBy(file => file.Reason));
        if (!_seen.TryGetValue(source, out var seen))
        {
            _seen[source] = seen = new UnclaimedFiles(time);
        }

        await RaiseAsync(source, seen.Update(found, options.Value.StuckAfter), cancellationToken).ConfigureAwait(false);
    }

    private async Task RaiseAsync(string source, IReadOnlyList<UnclaimedFile> due, CancellationToken cancellationToken)
    {
        foreach (var file in due.Take(MostSingleAlerts))
        {
            await alerts.RaiseNotLoadedAsync(
                file.Partner,
                file.Name,
                $"{file.Location} in source {source} is not loaded: {file.Reason.ToText()}.",
                cancellationToken).ConfigureAwait(false);
        }

        foreach (var others in due.Skip(MostSingleAlerts).GroupBy(file => (file.Partner, file.Reason)))
        {
            await alerts.RaiseNotLoadedAsync(
                others.Key.Partner,
                source,
                $"{others.Count()} other files in source {source} are not loaded, such as {others.First().Location}: {others.Key.Reason.ToText()}.",
                cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 1006, EventName = "InboxNotListed", Level = LogLevel.Debug, Message = "Listing the files that source {Source} does not load failed; retrying later.")]
    private static partial void LogListingFailed(ILogger logger, Exception error, string source);
}
