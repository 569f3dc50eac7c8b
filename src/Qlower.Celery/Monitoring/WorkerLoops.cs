using Microsoft.Extensions.Logging;
using Qlower.Shared.Supervision;

namespace Qlower.Celery.Monitoring;

/// <summary>The loops of the worker: one that ends by an exception is restarted, and the health check names it until it runs again. Thread-safe.</summary>
internal sealed partial class WorkerLoops
{
    /// <summary>How long a loop may take to end when the worker stops; then it is abandoned.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(4);

    private readonly LoopSupervisor _loops;

    public WorkerLoops(TimeProvider time, ILogger<WorkerLoops> logger) =>
        _loops = new LoopSupervisor(time, (loop, error, delay) => LogLoopFailed(logger, error, loop, delay));

    /// <summary>The loops that are not running because they failed, each with the type of its exception; in ordinal order.</summary>
    public IReadOnlyList<string> Failed => _loops.Failed;

    /// <summary>Runs a loop until the token is cancelled. Does not throw.</summary>
    public Task RunAsync(string name, Func<CancellationToken, Task> loop, CancellationToken stop) => _loops.RunAsync(name, loop, StopTimeout, stop);

    [LoggerMessage(EventId = 10272, EventName = "WorkerLoopFailed", Level = LogLevel.Error, Message = "Loop {Loop} ended by an exception; restarting in {Delay}.")]
    private static partial void LogLoopFailed(ILogger logger, Exception error, string loop, TimeSpan delay);
}
