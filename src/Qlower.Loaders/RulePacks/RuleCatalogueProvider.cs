using System.Collections.Concurrent;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.RulePacks;

/// <summary>Puts the core's rules and those of rule packs together, once a pack.</summary>
internal sealed class RuleCatalogueProvider(RulePackRegistry packs) : IRuleCatalogueProvider
{
    private readonly RuleCatalogue _core = new(CoreRules.All);
    private readonly ConcurrentDictionary<string, RuleCatalogue> _catalogues = new(StringComparer.Ordinal);

    public RuleCatalogue For(string partner)
    {
        ArgumentNullException.ThrowIfNull(partner);

        // Only partners with a pack are cached: a file can name any partner, also one that does not exist.
        return packs.Find(partner) is { } pack
            ? _catalogues.GetOrAdd(partner, _ => new RuleCatalogue(CoreRules.All.Concat(pack.Rules)))
            : _core;
    }
}
