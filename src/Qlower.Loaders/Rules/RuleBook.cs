namespace Qlower.Loaders.Rules;

internal sealed class RuleBook(IRuleCatalogueProvider catalogues) : IRuleBook
{
    private readonly RuleCatalogue _core = new(CoreRules.All);

    public RuleCatalogue For(string? partner = null) => partner is null ? _core : catalogues.For(partner);

    public string ToMarkdown(string? partner = null) => RuleDocs.Markdown(For(partner));

    public string ToJson(string? partner = null) => RuleDocs.Json(For(partner));
}
