using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Deliveries;

namespace Qlower.Celery.Worker.Tasks;

/// <summary>A running task. Thread-safe.</summary>
internal sealed class RunningTask(TaskMessage message, Delivery delivery, DateTimeOffset startedAt)
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskMessage Message => message;

    public Delivery Delivery => delivery;

    public DateTimeOffset StartedAt => startedAt;

    public string Id => message.Header.Id;

    /// <summary>Completes when remote control terminates the task.</summary>
    public Task Terminated => _terminated.Task;

    public void Terminate() => _terminated.TrySetResult();
}
