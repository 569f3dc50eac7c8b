namespace Qlower.Loaders.Rules;

/// <summary>Gives the rules that a partner's load can meet. Thread-safe.</summary>
internal interface IRuleCatalogueProvider
{
    /// <summary>The rules of the core, of the host, and of the partner's rule pack where it has one.</summary>
    RuleCatalogue For(string partner);
}
