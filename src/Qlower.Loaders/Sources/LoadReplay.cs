namespace Qlower.Loaders.Sources;

/// <summary>Loads an archived file anew.</summary>
internal sealed class LoadReplay(ILoadRegistry registry, FileReceiver receiver) : ILoadReplay
{
    public async Task<LoadEntry> ReplayAsync(string loadId, CancellationToken cancellationToken = default)
    {
        var load = await registry.FindAsync(loadId, cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException($"There is no load {loadId}.", nameof(loadId));
        if (load is not { State: LoadState.Closed, Archived: { } archived })
        {
            throw new InvalidOperationException($"Load {loadId} is {load.State}: only a closed load can be replayed.");
        }

        return await receiver.ReplayAsync(archived, load.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new LoaderException($"The restored file of load {loadId} was claimed by a host with another ledger.");
    }
}
