namespace Qlower.Loaders;

/// <summary>The rules that findings refer to, by code. Immutable and thread-safe.</summary>
public sealed class RuleCatalogue
{
    private readonly Dictionary<string, Rule> _rules;

    /// <summary>Initialises a catalogue of the given rules.</summary>
    /// <exception cref="ArgumentException">Two rules have the same code.</exception>
    public RuleCatalogue(IEnumerable<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (!_rules.TryAdd(rule.Code, rule))
            {
                throw new ArgumentException($"Two rules have the code {rule.Code}.", nameof(rules));
            }
        }

        All = [.. _rules.Values.OrderBy(rule => rule.Code, StringComparer.Ordinal)];
    }

    /// <summary>Every rule, in order of code (ordinal).</summary>
    public IReadOnlyList<Rule> All { get; }

    /// <summary>Returns the rule with the code, compared exactly; <see langword="null"/> when there is none.</summary>
    public Rule? Find(string code) => _rules.GetValueOrDefault(code);

    /// <summary>
    /// Returns the message of the finding in the given language; never empty. Without a matching rule, the code itself. Each placeholder has a value: see
    /// <see cref="Rule.Message"/>.
    /// </summary>
    public string Render(Finding finding, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Message is { Length: > 0 } own ? own : RuleTexts.Message(Find(finding.Code), finding, language);
    }

    /// <summary>
    /// Returns what to do in the given language: the suggestion, else the remedy of the case or of the form, else that of the rule. Empty without a
    /// matching rule.
    /// </summary>
    public string RenderHint(Finding finding, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return RuleTexts.Hint(Find(finding.Code), finding, language);
    }

    /// <summary>Returns all texts of the finding in the given language.</summary>
    public FindingDescription Describe(Finding finding, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FindingDescription
        {
            Title = Find(finding.Code)?.Title.In(language) ?? finding.Code,
            Message = Render(finding, language),
            Hint = RenderHint(finding, language),
            Expected = RuleTexts.Expected(finding, language),
        };
    }
}
