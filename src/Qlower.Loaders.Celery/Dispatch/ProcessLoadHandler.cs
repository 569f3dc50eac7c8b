using Qlower.Celery;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>
/// Processes the load that a task names. A repeated or late message finds the load closed, leased by another worker, or queued behind
/// another load of its partner, and does nothing. The lease of a killed worker expires, and <see cref="LoadSweep"/> finds its load.
/// </summary>
internal sealed class ProcessLoadHandler(ILoadProcessor processor, ILoadDispatcher dispatcher) : ITaskHandler
{
    public const string TaskName = "qlower.loaders.process";

    public async Task<object?> RunAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var id = context.Get<string>("load_id");
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new RejectTaskException("The message contains no load_id.");
        }

        try
        {
            var load = await processor.ProcessAsync(id, cancellationToken).ConfigureAwait(false);
            return new Dictionary<string, object?> { ["load_id"] = id, ["state"] = load?.State.ToString() };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The host stops, and the lease is released before the worker aborts its tasks: another process may continue with the load at once.
            await dispatcher.DispatchAsync(id, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
    }
}
