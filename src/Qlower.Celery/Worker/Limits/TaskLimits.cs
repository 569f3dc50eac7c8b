using Qlower.Celery.Wire;

namespace Qlower.Celery.Worker.Limits;

/// <summary>The time limits of one run: those of its message, else of its task's options, else of the worker.</summary>
internal readonly struct TaskLimits
{
    /// <summary>Timers support little more; a longer limit counts as none.</summary>
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
