namespace Qlower.Loaders.JsonSchemaNet.Tests;

/// <summary>The rule pack of this assembly; its overlay names JsonSchema.Net.</summary>
public sealed class AzurPack : IRulePack
{
    public string PartnerId => "azur";

    public string Version => "1.0.0";

    public IReadOnlyList<Rule> Rules =>
    [
        Of("AZUR1001", "Purpose missing"),
        Of("AZUR1002", "Reference too long"),
    ];

    private static Rule Of(string code, string text)
    {
        var words = new LocalizedText(text, text);
        return new Rule { Code = code, Severity = FindingSeverity.Error, Stage = RuleStage.Inspection, Title = words, Message = words, Remedy = words };
    }
}
