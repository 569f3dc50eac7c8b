using Qlower.Loaders.Sqs.Events;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Takes in the objects that events tell of. Thread-safe.</summary>
internal sealed class ObjectReceiver(IEnumerable<IFileSource> sources, IFileReceiver receiver, ILoadRegistry registry, TimeProvider time)
{
    /// <summary>How often a ledger in memory is asked whether a load is closed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IBucketSource[] _sources = [.. sources.OfType<IBucketSource>()];

    /// <summary>Whether the host has a source with buckets at all.</summary>
    public bool HasSources => _sources.Length > 0;

    public async Task<Arrival> ReceiveAsync(BucketObject found, CancellationToken cancellationToken)
    {
        if (Array.Find(_sources, source => source.Owns(found.Bucket)) is not { } owner)
        {
            return new Arrival(IsOwned: false, OpenLoad: null);
        }

        var file = await owner.FindAsync(found.Bucket, found.Key, cancellationToken).ConfigureAwait(false);
        if (file is null)
        {
            return new Arrival(IsOwned: true, OpenLoad: null);
        }

        var load = await receiver.ReceiveAsync(file, replayOf: null, cancellationToken).ConfigureAwait(false);
        return new Arrival(IsOwned: true, registry.IsDurable ? null : load?.Id ?? await FindOpenAsync(file, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Returns when the load is closed or forgotten.</summary>
    public async Task WaitUntilClosedAsync(string loadId, CancellationToken cancellationToken)
    {
        while (await registry.FindAsync(loadId, cancellationToken).ConfigureAwait(false) is { State: not LoadState.Closed })
        {
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The load of an arrival that was known: the receiver does not tell it.</summary>
    private async Task<string?> FindOpenAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var query = new LoadQuery { Partner = file.Partner, IsOpen = true, Limit = int.MaxValue };
        var open = await registry.ListAsync(query, cancellationToken).ConfigureAwait(false);
        return open.FirstOrDefault(load => load.File.Source == file.Source && load.File.Location == file.Location && load.File.Identity == file.Identity)?.Id;
    }
}
