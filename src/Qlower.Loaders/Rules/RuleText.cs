namespace Qlower.Loaders.Rules;

/// <summary>Makes rules from texts in pairs, French first.</summary>
internal static class RuleText
{
    /// <summary>A rule; the French texts are written with ordinary spaces and set here.</summary>
    public static Rule Define(
        string code,
        RuleStage stage,
        FindingSeverity severity,
        (string French, string English) title,
        (string French, string English) message,
        (string French, string English) remedy,
        params RuleVariant[] variants) => new()
        {
            Code = code,
            Stage = stage,
            Severity = severity,
            Title = Text(title),
            Message = Text(message),
            Remedy = Text(remedy),
            Variants = variants,
        };

    /// <summary>Texts for a case; for a finding without some of the values, an empty name.</summary>
    public static RuleVariant Case(string name, (string French, string English) message, (string French, string English)? remedy = null) => new()
    {
        Name = name,
        Message = Text(message),
        Remedy = remedy is { } own ? Text(own) : null,
    };

    /// <summary>A text in both languages, the French one set for print.</summary>
    public static LocalizedText Text((string French, string English) pair) => new(FrenchTypography.Set(pair.French), pair.English);
}
