namespace Qlower.Loaders.Rules;

internal sealed class RuleBook(IRuleCatalogueProvider catalogues, HostRules host) : IRuleBook
{
    private readonly RuleCatalogue _common = new(CoreRules.All.Concat(host.All));

    public RuleCatalogue For(string? partner = null) => partner is null ? _common : catalogues.For(partner);

    public string ToMarkdown(string? partner = null) => RuleDocs.Markdown(For(partner));

    public string ToJson(string? partner = null) => RuleDocs.Json(For(partner));
}
