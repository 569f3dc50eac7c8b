namespace Qlower.Loaders.RulePacks;

/// <summary>Owns the instances of rule packs within the scope of a load, and disposes them with it.</summary>
internal sealed class RulePackScope(IServiceProvider services) : IAsyncDisposable, IDisposable
{
    private readonly Dictionary<RulePack, RulePackServices> _packs = [];

    public RulePackServices For(RulePack pack)
    {
        if (!_packs.TryGetValue(pack, out var made))
        {
            _packs.Add(pack, made = new RulePackServices(pack, services));
        }

        return made;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pack in _packs.Values)
        {
            await pack.DisposeAsync().ConfigureAwait(false);
        }

        _packs.Clear();
    }

    public void Dispose()
    {
        foreach (var pack in _packs.Values)
        {
            pack.Dispose();
        }

        _packs.Clear();
    }
}
