using System.Text.RegularExpressions;
using Qlower.Shared;

namespace Qlower.Loaders.Rules;

/// <summary>Checks the rules that a rule pack or a host defines: their codes, and that no text is missing.</summary>
internal static partial class RuleChecks
{
    private static readonly string[] Placeholders = ["field", "expected", "actual", "id", "model"];

    /// <summary>Returns the problems, in order of the rules.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<Rule?> rules)
    {
        var problems = new List<string>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (!RuleCodeForm.IsWellFormed(rule?.Code))
            {
                problems.Add($"The rule code '{rule?.Code}' is malformed: two to ten capital letters and four digits.");
            }
            else if (rule!.Code.StartsWith(RuleCodeForm.CorePrefix, StringComparison.Ordinal))
            {
                problems.Add($"The rule code {rule.Code} starts with {RuleCodeForm.CorePrefix}, which is the core's.");
            }
            else if (!codes.Add(rule.Code))
            {
                problems.Add($"Two rules have the code {rule.Code}.");
            }
            else
            {
                CheckTexts(rule, problems);
            }
        }

        return problems;
    }

    private static void CheckTexts(Rule rule, List<string> problems)
    {
        var missing = new[] { ("title", rule.Title), ("message", rule.Message), ("remedy", rule.Remedy) }.SelectMany(Missing).ToArray();
        if (missing.Length > 0)
        {
            problems.Add($"The rule {rule.Code} has no {string.Join(", no ", missing)}.");
        }

        foreach (var name in NamesIn(rule.Message).Where(name => !Placeholders.Contains(name, StringComparer.Ordinal)))
        {
            problems.Add($"The message of the rule {rule.Code} contains '{{{name}}}', which has no value.{NearestName.Suggest(name, Placeholders)}");
        }
    }

    private static IEnumerable<string> Missing((string Name, LocalizedText? Text) text)
    {
        if (string.IsNullOrWhiteSpace(text.Text?.French))
        {
            yield return $"{text.Name} in French";
        }

        if (string.IsNullOrWhiteSpace(text.Text?.English))
        {
            yield return $"{text.Name} in English";
        }
    }

    private static IEnumerable<string> NamesIn(LocalizedText? message) =>
        Placeholder().Matches($"{message?.French}{message?.English}").Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
