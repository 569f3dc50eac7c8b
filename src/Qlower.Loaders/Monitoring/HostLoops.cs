using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Configuration;
using Qlower.Shared.Supervision;

namespace Qlower.Loaders.Monitoring;

/// <summary>The loops of this host. They stop when the host begins to stop, not each in its turn. Thread-safe.</summary>
internal sealed partial class HostLoops : ILoopSupervisor
{
    private readonly IOptions<QlowerLoadersOptions> _options;
    private readonly IHostApplicationLifetime? _lifetime;
    private readonly LoopSupervisor _loops;

    public HostLoops(IOptions<QlowerLoadersOptions> options, TimeProvider time, ILogger<HostLoops> logger, IHostApplicationLifetime? lifetime = null)
    {
        _options = options;
        _lifetime = lifetime;
        _loops = new LoopSupervisor(time, (loop, error, delay) => LogLoopFailed(logger, error, loop, delay));
    }

    /// <summary>The loops that are not running because they failed, each with the type of its exception; in ordinal order.</summary>
    public IReadOnlyList<string> Failed => _loops.Failed;

    public async Task RunAsync(string name, Func<CancellationToken, Task> turn, CancellationToken stoppingToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(turn);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _lifetime?.ApplicationStopping ?? CancellationToken.None);
        await _loops.RunAsync(name, turn, ShutdownBudget.OfLoops(_options.Value), stop.Token).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 8004, EventName = "LoopFailed", Level = LogLevel.Error, Message = "Loop {Loop} ended by an exception; restarting in {Delay}.")]
    private static partial void LogLoopFailed(ILogger logger, Exception error, string loop, TimeSpan delay);
}
