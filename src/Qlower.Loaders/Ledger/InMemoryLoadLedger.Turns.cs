namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<string?> FindNextInTurnAsync(string partner, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partner);
        return Locked(() => First(partner) is { Row.State: LoadState.Queued } next ? next.Id : null, cancellationToken);
    }

    /// <summary>The partner's load in processing, else its oldest queued one; null when there is neither.</summary>
    private InMemoryLoad? First(string partner) =>
        _processed.GetValueOrDefault(partner)
        ?? _loads.Values.FirstOrDefault(load => load.Row.State == LoadState.Queued && load.File.Partner == partner);

    /// <summary>Returns whether a load waits for its turn. Valid for one call, under the lock.</summary>
    private Func<InMemoryLoad, bool> WaitsForTurn()
    {
        var firsts = new Dictionary<string, InMemoryLoad?>(StringComparer.Ordinal);
        return load =>
        {
            if (load.Row.State != LoadState.Queued)
            {
                return false;
            }

            if (!firsts.TryGetValue(load.File.Partner, out var first))
            {
                firsts.Add(load.File.Partner, first = First(load.File.Partner));
            }

            return LoadTransitions.IsWaitingForTurn(load.Row, first?.Row);
        };
    }

    private void BeginNextTurn(InMemoryLoad left)
    {
        if (First(left.File.Partner) is { Row.State: LoadState.Queued } next)
        {
            next.Row = LoadTransitions.BeginTurn(next.Row, left.Row.ProgressedAt);
        }
    }
}
