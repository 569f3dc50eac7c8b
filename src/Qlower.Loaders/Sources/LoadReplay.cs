namespace Qlower.Loaders.Sources;

/// <summary>Loads an archived file anew.</summary>
internal sealed class LoadReplay(ILoadRegistry registry, SourceRegistry sources, FileReceiver receiver) : ILoadReplay
{
    public async Task<LoadEntry> ReplayAsync(string loadId, CancellationToken cancellationToken = default)
    {
        var load = await registry.FindAsync(loadId, cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException($"There is no load {loadId}.", nameof(loadId));
        if (load is not { State: LoadState.Closed, Archived: { } archived })
        {
            throw new InvalidOperationException($"Load {loadId} is {load.State}: only a closed load can be replayed.");
        }

        var restored = await sources.Find(archived.Source).RestoreAsync(archived, cancellationToken).ConfigureAwait(false);
        return await receiver.ReceiveAsync(restored, load.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new LoaderException($"The file of load {loadId} was taken by another host.");
    }
}
