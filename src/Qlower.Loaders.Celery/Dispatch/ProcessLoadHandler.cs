using Qlower.Celery;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>
/// Processes one load for each task. The queue is in order of arrival, so that thousands of messages of one partner are before the one of another:
/// the ledger chooses the load, and the one that the task names is processed when nothing else may be. Each load has a message of its own, so that none
/// is left over. A repeated or late message finds nothing to do. The lease of a killed worker expires, and <see cref="LoadSweep"/> finds its load.
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
            var load = await processor.ProcessNextAsync(cancellationToken).ConfigureAwait(false)
                ?? await processor.ProcessAsync(id, cancellationToken).ConfigureAwait(false);
            return new Dictionary<string, object?> { ["load_id"] = load?.Id ?? id, ["state"] = load?.State.ToString() };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The host stops, and the lease is released before the worker aborts its tasks: another process may continue with a load at once.
            await dispatcher.DispatchAsync(id, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
    }
}
