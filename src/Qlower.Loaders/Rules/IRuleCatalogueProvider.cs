namespace Qlower.Loaders.Rules;

/// <summary>Gives the rules that a partner's load can meet. Thread-safe.</summary>
internal interface IRuleCatalogueProvider
{
    /// <summary>The core's rules and those of the partner's rule pack; the core's alone for a partner that has none.</summary>
    RuleCatalogue For(string partner);
}
