namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    private readonly Dictionary<string, PartnerShare> _shares = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _charged = new(StringComparer.Ordinal);
    private long _lastStart;

    public Task SetSharesAsync(IReadOnlyCollection<PartnerShare> shares, CancellationToken cancellationToken = default)
    {
        PartnerShare.EnsureValid(shares);
        return Locked(
            () =>
            {
                foreach (var share in shares)
                {
                    _shares[share.Partner] = share;
                }

                return true;
            },
            cancellationToken);
    }

    private bool HasRoom(string partner, DateTimeOffset now) =>
        _shares.GetValueOrDefault(partner)?.MaxLoads is not { } most
        || _loads.Values.Count(load => load.Row.IsOpen && load.File.Partner == partner && load.Row.IsLeased(now)) < most;

    private long StartOf(string partner) => PartnerShare.StartOf(_charged.GetValueOrDefault(partner), _lastStart);

    private void Charge(SourceFile file)
    {
        _lastStart = StartOf(file.Partner);
        _charged[file.Partner] = PartnerShare.ChargeAfter(_lastStart, file.Length, _shares.GetValueOrDefault(file.Partner)?.Weight ?? 1);
    }
}
