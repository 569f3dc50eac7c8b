using System.Collections.Concurrent;

namespace Qlower.Loaders.Sources;

/// <summary>The open loads of each partner during one scan of a source; the ledger is asked once for each partner with a new file. Thread-safe.</summary>
internal sealed class IntakeScan(ILoadRegistry registry, int most) : IDisposable
{
    private readonly ConcurrentDictionary<string, int> _free = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _paused = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _counting = new(1);

    /// <summary>The partners of which a file was not received.</summary>
    public IReadOnlySet<string> Paused => _paused.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Reserves a load of the partner.</summary>
    /// <returns>Whether the partner may have one more open load.</returns>
    public async Task<bool> TryReserveAsync(string partner, CancellationToken cancellationToken)
    {
        if (!_free.ContainsKey(partner))
        {
            await CountAsync(partner, cancellationToken).ConfigureAwait(false);
        }

        if (_free.AddOrUpdate(partner, 0, (_, free) => free - 1) >= 0)
        {
            return true;
        }

        _paused[partner] = true;
        return false;
    }

    /// <summary>Returns a reservation that was not used: the file was no new load.</summary>
    public void Release(string partner) => _free.AddOrUpdate(partner, 0, (_, free) => free + 1);

    public void Dispose() => _counting.Dispose();

    private async Task CountAsync(string partner, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_free.ContainsKey(partner))
            {
                var open = await registry.ListAsync(new LoadQuery { Partner = partner, IsOpen = true, Limit = most }, cancellationToken).ConfigureAwait(false);
                _free[partner] = most - open.Count;
            }
        }
        finally
        {
            _counting.Release();
        }
    }
}
