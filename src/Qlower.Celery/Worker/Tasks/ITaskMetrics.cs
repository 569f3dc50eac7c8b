namespace Qlower.Celery.Worker.Tasks;

/// <summary>Measures runs of tasks. Thread-safe.</summary>
internal interface ITaskMetrics
{
    void Ended(string task, TaskOutcomeKind outcome, TimeSpan elapsed);
}
