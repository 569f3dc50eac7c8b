using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Processing;

/// <summary>The parts of a load that one worker leases as a whole, one after the other. Thread-safe.</summary>
internal sealed class LoadParts(ILoadProgress progress, IOptions<QlowerLoadersOptions> options, TimeProvider time)
{
    /// <summary>Returns the next part, or <see langword="null"/> when every part is done. Waits while others lease the open parts.</summary>
    public async Task<PartLease?> NextAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await progress.NextPartAsync(lease, cancellationToken).ConfigureAwait(false);
            if (next.LeasedElsewhereUntil is not { } until)
            {
                return next.Lease;
            }

            var pause = until - time.GetUtcNow();
            pause = pause < options.Value.PollInterval ? pause : options.Value.PollInterval;
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.FromMilliseconds(1), time, cancellationToken).ConfigureAwait(false);
        }
    }
}
