using Qlower.Celery.Wire;

namespace Qlower.Celery.Worker.Tasks;

/// <summary>Receives what happens to the tasks of the worker. Its methods neither wait nor throw. Thread-safe.</summary>
internal interface ITaskEvents
{
    void Received(TaskMessage message);

    void Started(TaskMessage message);

    void Succeeded(TaskMessage message, ReadOnlyMemory<byte> result, TimeSpan runtime);

    void Failed(TaskMessage message, TaskOutcome outcome);

    void Retried(TaskMessage message, TaskOutcome outcome, TimeSpan countdown);

    void Revoked(TaskMessage message, bool terminated, bool expired);

    void Rejected(TaskMessage message, bool requeue);
}
