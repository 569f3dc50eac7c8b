using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>The places for tasks that run, and the two words that end them: no more are begun; what still runs is cancelled. Thread-safe.</summary>
internal sealed class WorkerSlots(IOptions<CeleryWorkerOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.Concurrency);
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    /// <summary>Fires when no further task is to be begun.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Fires when tasks that run are to be cancelled.</summary>
    public CancellationToken Aborting => _aborting.Token;

    public Task TakeAsync() => _free.WaitAsync(Stopping);

    public void GiveBack() => _free.Release();

    public Task StopAsync() => _stopping.CancelAsync();

    public Task AbortAsync() => _aborting.CancelAsync();

    public void Dispose()
    {
        _free.Dispose();
        _stopping.Dispose();
        _aborting.Dispose();
    }
}
