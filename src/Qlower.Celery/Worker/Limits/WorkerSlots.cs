using Microsoft.Extensions.Options;

namespace Qlower.Celery.Worker.Limits;

/// <summary>The slots for running tasks, and the two signals that end them: no further task begins; running tasks are cancelled. Thread-safe.</summary>
internal sealed class WorkerSlots(IOptions<CeleryWorkerOptions> options) : ICeleryWorkerSlots, IDisposable
{
    private readonly Lazy<SemaphoreSlim> _free = new(() => new SemaphoreSlim(options.Value.Concurrency));
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _aborting = new();

    /// <summary>Is cancelled when no further task may begin.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Is cancelled when running tasks have to end.</summary>
    public CancellationToken Aborting => _aborting.Token;

    public async Task<IDisposable> AcquireAsync(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Stopping, cancellationToken);
        await _free.Value.WaitAsync(either.Token).ConfigureAwait(false);
        return new Slot(_free.Value);
    }

    public Task StopAsync() => _stopping.CancelAsync();

    public Task AbortAsync() => _aborting.CancelAsync();

    public void Dispose()
    {
        if (_free.IsValueCreated)
        {
            _free.Value.Dispose();
        }

        _stopping.Dispose();
        _aborting.Dispose();
    }

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                free.Release();
            }
        }
    }
}
