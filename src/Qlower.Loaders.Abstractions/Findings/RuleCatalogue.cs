using System.Text;

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

    /// <summary>Returns the message of the finding in the given language; never empty. Without a matching rule, the code itself.</summary>
    public string Render(Finding finding, ReportLanguage language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Message is { Length: > 0 } own)
        {
            return own;
        }

        return Find(finding.Code) is { } rule ? Fill(rule.Message.In(language), finding) : finding.Code;
    }

    private static string Fill(string template, Finding finding)
    {
        var text = new StringBuilder(template.Length + 32);
        var position = 0;
        while (position < template.Length)
        {
            var open = template.IndexOf('{', position);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            text.Append(template, position, open - position);
            text.Append(Argument(finding, template[(open + 1)..close]) is { Length: > 0 } value ? value : "—");
            position = close + 1;
        }

        return text.Append(template, position, template.Length - position).ToString();
    }

    private static string? Argument(Finding finding, string name) => name switch
    {
        "field" => finding.Field,
        "expected" => finding.Expected,
        "actual" => finding.Actual,
        "id" => finding.ExternalId,
        "model" => finding.Model?.ToWireName(),
        _ => null,
    };
}
