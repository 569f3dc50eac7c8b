using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>How long one run may take: by its message, or else its task's options, or else the worker's.</summary>
internal readonly struct TaskLimits
{
    public TaskLimits(TaskHeader header, CeleryTaskOptions task, CeleryWorkerOptions worker)
    {
        Soft = header.SoftTimeLimit ?? task.SoftTimeLimit ?? worker.SoftTimeLimit;
        Hard = header.TimeLimit ?? task.TimeLimit ?? worker.TimeLimit;
    }

    public TimeSpan? Soft { get; }

    public TimeSpan? Hard { get; }
}
