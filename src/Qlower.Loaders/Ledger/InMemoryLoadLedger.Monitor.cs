namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<IReadOnlyList<LoadEntry>> ListStalledAsync(
        DateTimeOffset before, int limit, bool unalertedOnly = false, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Locked<IReadOnlyList<LoadEntry>>(
            () =>
            {
                var waits = WaitsForTurn();
                return Entries(
                    _loads.Values
                        .Where(load => load.Row.IsOpen && load.Row.ProgressedAt <= before && !waits(load) && !(unalertedOnly && load.Row.IsAlerted))
                        .OrderBy(load => load.Row.ProgressedAt),
                    limit);
            },
            cancellationToken);
    }

    public Task<OpenLoadSummary> SummariseAsync(DateTimeOffset stalledBefore, CancellationToken cancellationToken = default) =>
        Locked(
            () =>
            {
                var open = _loads.Values.Where(load => load.Row.IsOpen).ToArray();
                var waits = WaitsForTurn();
                var stalled = open.Where(load => load.Row.ProgressedAt <= stalledBefore && !waits(load)).ToArray();
                return new OpenLoadSummary
                {
                    ByState = open.GroupBy(load => load.Row.State).ToDictionary(state => state.Key, state => state.LongCount()),
                    Stalled = stalled.Length,
                    Failing = open.LongCount(load => load.Row.Failures > 0),
                    OldestArrival = open.Min(load => (DateTimeOffset?)load.ReceivedAt),
                    OldestStalled = stalled.Min(load => (DateTimeOffset?)load.Row.ProgressedAt),
                };
            },
            cancellationToken);

    public Task SetAlertedAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return Locked(
            () =>
            {
                if (_loads.TryGetValue(loadId, out var load))
                {
                    load.Row = load.Row with { IsAlerted = true };
                }

                return true;
            },
            cancellationToken);
    }
}
