namespace Qlower.Loaders.Rules;

/// <summary>Tells every rule that a partner's loads can meet. Thread-safe.</summary>
internal interface IRuleCatalogueProvider
{
    /// <summary>The core's rules, with those of the partner's rule pack where there is one.</summary>
    RuleCatalogue For(string partner);
}
