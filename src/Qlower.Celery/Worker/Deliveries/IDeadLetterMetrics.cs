namespace Qlower.Celery.Worker.Deliveries;

/// <summary>Counts dead letters. Thread-safe.</summary>
internal interface IDeadLetterMetrics
{
    void DeadLettered(string queue, string kind);
}
