namespace Qlower.Loaders;

/// <summary>
/// Runs the loops of a host: workers, watchers, listeners. A loop that ends by an exception is logged and restarted after a delay, which grows from
/// 1 second to 1 minute; until it runs again, the health check <c>qlower-loaders</c> is unhealthy and names it. The engine registers it, and packages
/// run their loops by it. Thread-safe.
/// </summary>
public interface ILoopSupervisor
{
    /// <summary>
    /// Runs a loop until the token is cancelled or the host begins to stop. Does not throw. A turn that has not ended within the shutdown timeout of the
    /// options is abandoned: it continues on its thread until the process ends.
    /// </summary>
    /// <param name="name">The name of the loop, unique in the host.</param>
    /// <param name="turn">One turn of the loop, including its pause; it is called again when it returns. Its token requests the stop.</param>
    /// <param name="stoppingToken">Stops the loop.</param>
    Task RunAsync(string name, Func<CancellationToken, Task> turn, CancellationToken stoppingToken);
}
