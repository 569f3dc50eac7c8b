using System.Collections.Concurrent;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.RulePacks;

/// <summary>Puts the rules of the core, of the host and of rule packs together, once a pack.</summary>
internal sealed class RuleCatalogueProvider(RulePackRegistry packs, HostRules host) : IRuleCatalogueProvider
{
    private readonly RuleCatalogue _common = new(CoreRules.All.Concat(host.All));
    private readonly ConcurrentDictionary<string, RuleCatalogue> _catalogues = new(StringComparer.Ordinal);

    public RuleCatalogue For(string partner)
    {
        ArgumentNullException.ThrowIfNull(partner);

        // Only partners with a pack are cached: a file can name any partner, also one that does not exist.
        return packs.Find(partner) is { } pack
            ? _catalogues.GetOrAdd(partner, _ => new RuleCatalogue(_common.All.Concat(pack.Rules)))
            : _common;
    }
}
