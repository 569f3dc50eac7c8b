using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sources;

/// <summary>
/// Limits the open loads of each partner to <see cref="QlowerLoadersOptions.MaxOpenLoads"/>: while integration is slower than the arrival of files, they
/// stay where they are, and the partners do not disturb one another. Reports each pause and its end once. Thread-safe.
/// </summary>
internal sealed partial class IntakeLimit(ILoadRegistry registry, PausedIntake paused, IOptions<QlowerLoadersOptions> options, ILogger<IntakeLimit> logger)
{
    /// <summary>Begins a scan of a source.</summary>
    public IntakeScan Begin() => new(registry, options.Value.MaxOpenLoads);

    /// <summary>Whether the last scan of a source left files where they are.</summary>
    public bool IsPaused(string source) => paused.IsPaused(source);

    /// <summary>Ends a scan of a source.</summary>
    public void End(string source, IntakeScan scan)
    {
        var now = scan.Paused;
        var before = paused.Set(source, now);
        foreach (var partner in now.Where(partner => !before.Contains(partner)))
        {
            LogPaused(logger, partner, options.Value.MaxOpenLoads, source);
        }

        foreach (var partner in before.Where(partner => !now.Contains(partner)))
        {
            LogResumed(logger, partner, source);
        }
    }

    [LoggerMessage(EventId = 1007, EventName = "IntakePaused", Level = LogLevel.Warning,
        Message = "{Partner} has {Loads} open loads: its further files stay at source {Source} until loads close.")]
    private static partial void LogPaused(ILogger logger, string partner, int loads, string source);

    [LoggerMessage(EventId = 1008, EventName = "IntakeResumed", Level = LogLevel.Information, Message = "Files of {Partner} at source {Source} are received again.")]
    private static partial void LogResumed(ILogger logger, string partner, string source);
}
