using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>One catalogue for every partner.</summary>
internal sealed class CataloguesFake : IRuleCatalogueProvider
{
    public RuleCatalogue For(string partner) => SampleLoad.Catalogue;
}
