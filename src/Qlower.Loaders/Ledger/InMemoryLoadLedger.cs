namespace Qlower.Loaders.Ledger;

/// <summary>
/// A ledger that lives and dies with its process: for tests, and for hosts that may lose what they were doing. One lock guards
/// everything; answers are copies.
/// </summary>
internal sealed partial class InMemoryLoadLedger(TimeProvider time) : ILoadLedger
{
    private readonly Lock _gate = new();
    private readonly string _id = Guid.NewGuid().ToString("n");
    private readonly SortedDictionary<string, InMemoryLoad> _loads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Location, string Identity), InMemoryLoad> _arrivals = [];
    private string? _lastId;

    public bool IsDurable => false;

    public Task<string> GetIdAsync(CancellationToken cancellationToken = default) => Read(() => _id, cancellationToken);

    public Task<ReceivedLoad> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Read(
            () =>
            {
                var now = time.GetUtcNow();
                if (_arrivals.TryGetValue(KeyOf(file), out var known))
                {
                    return new ReceivedLoad(known.ToEntry(now), IsNew: false);
                }

                _lastId = LoadIdSequence.Next(_lastId, now);
                var load = new InMemoryLoad(_lastId, file, now, replayOf);
                _loads.Add(load.Id, load);
                _arrivals.Add(KeyOf(file), load);
                return new ReceivedLoad(load.ToEntry(now), IsNew: true);
            },
            cancellationToken);
    }

    public Task<LoadEntry?> FindAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return Read(() => _loads.GetValueOrDefault(loadId)?.ToEntry(time.GetUtcNow()), cancellationToken);
    }

    public Task<IReadOnlyList<LoadEntry>> ListAsync(LoadQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        return Read<IReadOnlyList<LoadEntry>>(
            () =>
            {
                var now = time.GetUtcNow();
                return _loads.Values.Reverse()
                    .Where(load => query.Partner is null || load.File.Partner == query.Partner)
                    .Where(load => query.IsOpen is null || load.State < LoadState.Closed == query.IsOpen)
                    .Where(load => query.IdPrefix is null || load.Id.StartsWith(query.IdPrefix, StringComparison.Ordinal))
                    .Take(query.Limit)
                    .Select(load => load.ToEntry(now))
                    .ToArray();
            },
            cancellationToken);
    }

    public Task SetAlertedAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return Read(() => _loads.TryGetValue(loadId, out var load) && (load.IsAlerted = true), cancellationToken);
    }

    private static (string Source, string Location, string Identity) KeyOf(SourceFile file) => (file.Source, file.Location, file.Identity);

    private Task<T> Read<T>(Func<T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (_gate)
            {
                return Task.FromResult(read());
            }
        }
        catch (Exception exception) when (exception is LoaderException or InvalidOperationException or ArgumentException)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>Works on a load under its lease, or throws when the lease is lost.</summary>
    private Task<bool> Hold(LoadLease lease, Action<InMemoryLoad> work, CancellationToken cancellationToken) =>
        Hold(
            lease,
            load =>
            {
                work(load);
                return true;
            },
            cancellationToken);

    private Task<T> Hold<T>(LoadLease lease, Func<InMemoryLoad, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Read(() => work(Held(lease) ?? throw new LeaseLostException(lease.Load.Id)), cancellationToken);
    }

    private InMemoryLoad? Held(LoadLease lease) =>
        _loads.TryGetValue(lease.Load.Id, out var load) && load.LeaseOwner is not null && load.LeaseToken == lease.Token ? load : null;
}
