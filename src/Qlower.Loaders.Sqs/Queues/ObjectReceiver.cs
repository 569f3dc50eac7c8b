using Qlower.Loaders.Sqs.Events;

namespace Qlower.Loaders.Sqs.Queues;

/// <summary>Receives the objects that events name. Thread-safe.</summary>
internal sealed class ObjectReceiver(IEnumerable<IFileSource> sources, IFileReceiver receiver, ILoadRegistry registry, TimeProvider time)
{
    /// <summary>The interval at which a ledger in memory is queried for closed loads.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly IBucketSource[] _sources = [.. sources.OfType<IBucketSource>()];

    /// <summary>Whether the host has any source with buckets.</summary>
    public bool HasSources => _sources.Length > 0;

    public async Task<ReceivedObject> ReceiveAsync(BucketObject found, CancellationToken cancellationToken)
    {
        if (Array.Find(_sources, source => source.Owns(found.Bucket)) is not { } owner)
        {
            return new ReceivedObject(IsOwned: false, OpenLoad: null);
        }

        var file = await owner.FindAsync(found.Bucket, found.Key, cancellationToken).ConfigureAwait(false);
        if (file is null)
        {
            return new ReceivedObject(IsOwned: true, OpenLoad: null);
        }

        var load = await receiver.ReceiveAsync(file, replayOf: null, cancellationToken).ConfigureAwait(false);
        return new ReceivedObject(IsOwned: true, registry.IsDurable ? null : load?.Id ?? await FindOpenAsync(file, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Completes when the load is closed or no longer known.</summary>
    public async Task WaitUntilClosedAsync(string loadId, CancellationToken cancellationToken)
    {
        while (await registry.FindAsync(loadId, cancellationToken).ConfigureAwait(false) is { State: not LoadState.Closed })
        {
            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the open load of an arrival that was already known, which the receiver does not return.</summary>
    private async Task<string?> FindOpenAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var query = new LoadQuery { Partner = file.Partner, IsOpen = true, Limit = int.MaxValue };
        var open = await registry.ListAsync(query, cancellationToken).ConfigureAwait(false);
        return open.FirstOrDefault(load => load.File.Source == file.Source && load.File.Location == file.Location && load.File.Identity == file.Identity)?.Id;
    }
}
