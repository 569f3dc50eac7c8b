using Qlower.Loaders;

namespace Azur.RulePack;

/// <summary>The rules of Azur Gestion, a rental manager between Menton and Bandol (an invented partner).</summary>
public sealed class AzurRulePack : IRulePack
{
    /// <inheritdoc />
    public string PartnerId => "azur";

    /// <inheritdoc />
    public string Version => "1.0.0";

    /// <inheritdoc />
    public IReadOnlyList<Rule> Rules => AzurRules.All;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Categories => AzurCategories.All;
}
