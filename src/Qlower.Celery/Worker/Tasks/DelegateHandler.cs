namespace Qlower.Celery.Worker.Tasks;

/// <summary>A handler that is a delegate.</summary>
internal sealed class DelegateHandler(IServiceProvider scope, Func<IServiceProvider, TaskContext, CancellationToken, Task<object?>> run) : ITaskHandler
{
    public Task<object?> RunAsync(TaskContext context, CancellationToken cancellationToken) => run(scope, context, cancellationToken);
}
