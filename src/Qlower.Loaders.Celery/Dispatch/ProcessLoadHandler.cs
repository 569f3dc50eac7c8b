namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>
/// Works on the load that a task names. A message that is doubled or late finds the load closed, or held by another worker, and does nothing;
/// what a worker that was killed held is found by the sweep when its lease ends.
/// </summary>
internal sealed class ProcessLoadHandler(ILoadProcessor processor) : ITaskHandler
{
    public const string TaskName = "qlower.loaders.process";

    public async Task<object?> RunAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var id = context.Get<string>("load_id");
        if (string.IsNullOrWhiteSpace(id))
        {
            throw new RejectTaskException("The message names no load.");
        }

        var load = await processor.ProcessAsync(id, cancellationToken).ConfigureAwait(false);
        return new { load_id = id, state = load?.State.ToString() };
    }
}
