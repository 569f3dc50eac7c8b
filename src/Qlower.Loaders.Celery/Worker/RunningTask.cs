using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>A task between its start and its end. Thread-safe.</summary>
internal sealed class RunningTask(TaskMessage message, Delivery delivery, DateTimeOffset startedAt)
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskMessage Message => message;

    public Delivery Delivery => delivery;

    public DateTimeOffset StartedAt => startedAt;

    public string Id => message.Header.Id;

    /// <summary>Completes when the task is to be ended by remote control.</summary>
    public Task Terminated => _terminated.Task;

    public void Terminate() => _terminated.TrySetResult();
}
