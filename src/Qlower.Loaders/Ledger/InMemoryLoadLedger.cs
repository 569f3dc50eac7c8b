namespace Qlower.Loaders.Ledger;

/// <summary>
/// A ledger in the memory of the process: for tests, and for hosts that may lose loads in work when they stop. One lock guards
/// everything; results are copies. The rules are <see cref="LoadTransitions"/> and <see cref="PartTransitions"/>. Thread-safe.
/// </summary>
internal sealed partial class InMemoryLoadLedger(TimeProvider wallClock) : ILoadLedger
{
    private readonly LedgerClock _time = new(wallClock);
    private readonly Lock _gate = new();
    private readonly string _id = Guid.NewGuid().ToString("n");
    private readonly SortedDictionary<string, InMemoryLoad> _loads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Location, string Identity), InMemoryLoad> _arrivals = [];
    private readonly Dictionary<string, InMemoryLoad> _processed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string Location), ExpectedReplay> _replays = [];
    private string? _lastId;

    public bool IsDurable => false;

    public string Description => "memory";

    public Task<string> GetIdAsync(CancellationToken cancellationToken = default) => Locked(() => _id, cancellationToken);

    public Task<ReceivedLoad> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Locked(
            () =>
            {
                var now = _time.GetUtcNow();
                if (_arrivals.TryGetValue(KeyOf(file), out var known))
                {
                    return new ReceivedLoad(known.ToEntry(now), IsNew: false);
                }

                _lastId = LoadIdSequence.Next(_lastId, now);
                var expected = _replays.GetValueOrDefault((file.Source, file.Location)) is { Load: null } awaited ? awaited : null;
                var load = new InMemoryLoad(LoadTransitions.Receive(_lastId, now), file, replayOf ?? expected?.ReplayOf, _processed);
                if (expected is not null)
                {
                    _replays[(file.Source, file.Location)] = expected with { Load = load };
                }

                _loads.Add(load.Id, load);
                _arrivals.Add(KeyOf(file), load);
                return new ReceivedLoad(load.ToEntry(now), IsNew: true);
            },
            cancellationToken);
    }

    public Task ExpectReplayAsync(string source, string location, string replayOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(replayOf);
        return Locked(() => _replays[(source, location)] = new ExpectedReplay(replayOf, null), cancellationToken);
    }

    public Task<LoadEntry?> FindReplayAsync(string source, string location, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(location);
        return Locked(() => _replays.GetValueOrDefault((source, location))?.Load?.ToEntry(_time.GetUtcNow()), cancellationToken);
    }

    public Task<LoadEntry?> FindAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return Locked(() => _loads.GetValueOrDefault(loadId)?.ToEntry(_time.GetUtcNow()), cancellationToken);
    }

    public Task<IReadOnlyList<LoadEntry>> ListAsync(LoadQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        return Locked<IReadOnlyList<LoadEntry>>(
            () => Entries(
                _loads.Values.Reverse()
                    .Where(load => query.Partner is null || load.File.Partner == query.Partner)
                    .Where(load => query.IsOpen is null || load.Row.IsOpen == query.IsOpen)
                    .Where(load => query.IdPrefix is null || load.Id.StartsWith(query.IdPrefix, StringComparison.Ordinal)),
                query.Limit),
            cancellationToken);
    }

    private static (string Source, string Location, string Identity) KeyOf(SourceFile file) => (file.Source, file.Location, file.Identity);

    private LoadEntry[] Entries(IEnumerable<InMemoryLoad> loads, int limit)
    {
        var now = _time.GetUtcNow();
        return loads.Take(limit).Select(load => load.ToEntry(now)).ToArray();
    }

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (_gate)
            {
                FollowClock();
                return Task.FromResult(work());
            }
        }
        catch (Exception exception) when (exception is LoaderException or InvalidOperationException or ArgumentException)
        {
            return Task.FromException<T>(exception);
        }
    }

    /// <summary>Adopts the wall clock after a jump, with the leases and deferrals that were recorded before.</summary>
    private void FollowClock()
    {
        var measured = _time.Measure();
        var jump = LedgerClock.Jump(measured, _time.Offset);
        if (jump == TimeSpan.Zero)
        {
            return;
        }

        foreach (var load in _loads.Values.Where(load => load.Row.IsOpen))
        {
            load.Shift(jump);
        }

        _time.Adopt(measured);
    }

    /// <summary>Works on a load under its lease.</summary>
    /// <exception cref="LeaseLostException">The lease is not valid any more.</exception>
    private Task<T> WithLease<T>(LoadLease lease, Func<InMemoryLoad, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Locked(
            () =>
            {
                var load = _loads.GetValueOrDefault(lease.Load.Id);
                LoadTransitions.EnsureValid(load?.Row, lease);
                var before = load!.Row.State;
                var result = work(load);
                if (before == LoadState.Processing && load.Row.State != LoadState.Processing)
                {
                    BeginNextTurn(load);
                }

                return result;
            },
            cancellationToken);
    }

    private Task<bool> WithLease(LoadLease lease, Action<InMemoryLoad> work, CancellationToken cancellationToken) =>
        WithLease(
            lease,
            load =>
            {
                work(load);
                return true;
            },
            cancellationToken);

    /// <summary>Works on a part under its lease; does nothing when the part is done.</summary>
    /// <exception cref="LeaseLostException">The lease is not valid any more.</exception>
    private Task<T> WithPart<T>(PartLease lease, T done, Func<InMemoryLoad, InMemoryPart, T> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        return Locked(
            () =>
            {
                var load = _loads.GetValueOrDefault(lease.LoadId);
                var part = load?.Parts.GetValueOrDefault(lease.Part.Ordinal);
                return PartTransitions.EnsureValid(load?.Row, part?.Row, lease) ? work(load!, part!) : done;
            },
            cancellationToken);
    }

    /// <summary>What is expected at a location, and the load that arrived there.</summary>
    private sealed record ExpectedReplay(string ReplayOf, InMemoryLoad? Load);
}
