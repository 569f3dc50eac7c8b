namespace Qlower.Celery;

/// <summary>
/// The slots of the worker, as many as <see cref="CeleryWorkerOptions.Concurrency"/>. A host that runs other work beside its tasks acquires a slot for
/// it, so that both together stay within the limit. A singleton of <c>AddCeleryWorker</c>. Thread-safe.
/// </summary>
public interface ICeleryWorkerSlots
{
    /// <summary>Waits for a free slot.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The slot; disposing it releases it.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the worker stops.</exception>
    Task<IDisposable> AcquireAsync(CancellationToken cancellationToken = default);
}
