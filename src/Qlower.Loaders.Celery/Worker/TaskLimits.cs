using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>How long one run may take: by its message, or else its task's options, or else the worker's.</summary>
internal readonly struct TaskLimits
{
    /// <summary>No timer holds much more; whoever sends a longer limit means none.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    public TaskLimits(TaskHeader header, CeleryTaskOptions task, CeleryWorkerOptions worker)
    {
        Soft = Bounded(header.SoftTimeLimit ?? task.SoftTimeLimit ?? worker.SoftTimeLimit);
        Hard = Bounded(header.TimeLimit ?? task.TimeLimit ?? worker.TimeLimit);
    }

    public TimeSpan? Soft { get; }

    public TimeSpan? Hard { get; }

    private static TimeSpan? Bounded(TimeSpan? limit) => limit < Longest ? limit : null;
}
