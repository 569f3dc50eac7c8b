using Qlower.Loaders;

namespace Good.RulePack;

public sealed class GoodRulePack : IRulePack
{
    public string PartnerId => "good";

    public string Version => "2.1.0";

    public IReadOnlyList<Rule> Rules { get; } =
    [
        new()
        {
            Code = "GOOD1001",
            Severity = FindingSeverity.Error,
            Stage = RuleStage.Validation,
            Title = new("Pas en Corse", "Not in Corsica"),
            Message = new("Le code {actual} n'est pas corse.", "The code {actual} is not Corsican."),
            Remedy = new("Corrigez.", "Correct it."),
        },
    ];

    public IReadOnlyDictionary<string, string> Categories { get; } = new Dictionary<string, string> { [" loyer "] = "RENT" };
}
