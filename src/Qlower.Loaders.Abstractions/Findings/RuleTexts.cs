using System.Text;

namespace Qlower.Loaders;

/// <summary>Chooses the texts of a rule for a finding, and fills their placeholders.</summary>
internal static class RuleTexts
{
    /// <summary>The first text of which every placeholder has a value: those of the finding's case, the rule's own, those without a name; else the title.</summary>
    public static string Message(Rule? rule, Finding finding, ReportLanguage language)
    {
        if (rule is null)
        {
            return finding.Code;
        }

        foreach (var message in Messages(rule, finding.Variant))
        {
            if (Fill(message.In(language), finding, language) is { } text)
            {
                return text;
            }
        }

        return rule.Title.In(language);
    }

    /// <summary>What to do; empty when nothing is known.</summary>
    public static string Hint(Rule? rule, Finding finding, ReportLanguage language)
    {
        if (finding.Suggestion is { } suggestion)
        {
            return SuggestionTexts.Of(suggestion, finding.Actual).In(language);
        }

        var remedy = finding.Variant is { } name ? rule?.Variants.FirstOrDefault(variant => variant.Name == name)?.Remedy : null;
        remedy ??= finding.Form is { } form && IsOfAnyForm(finding.Code) ? ValueFormTexts.Remedy(form) : null;
        return (remedy ?? rule?.Remedy)?.In(language) ?? "";
    }

    /// <summary>The expected value, else the form in words; <see langword="null"/> when there is nothing to show.</summary>
    public static string? Expected(Finding finding, ReportLanguage language) =>
        finding.Expected is { Length: > 0 } expected ? expected
        : finding.Form is { } form ? ValueFormTexts.Name(form)?.In(language)
        : null;

    /// <summary>Whether the rule is one for every form, so that its own remedy cannot name one.</summary>
    private static bool IsOfAnyForm(string code) =>
        code is RuleCodes.WrongType or RuleCodes.WrongForm or RuleCodes.HeaderMemberInvalid or RuleCodes.SchemaRule;

    private static IEnumerable<LocalizedText> Messages(Rule rule, string? name)
    {
        foreach (var variant in rule.Variants.Where(variant => name is not null && variant.Name == name))
        {
            yield return variant.Message;
        }

        yield return rule.Message;
        foreach (var variant in rule.Variants.Where(variant => variant.Name.Length == 0))
        {
            yield return variant.Message;
        }
    }

    /// <summary>The template with its values; <see langword="null"/> when one is missing.</summary>
    private static string? Fill(string template, Finding finding, ReportLanguage language)
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

            if (Argument(finding, template[(open + 1)..close], language) is not { Length: > 0 } value)
            {
                return null;
            }

            text.Append(template, position, open - position).Append(value);
            position = close + 1;
        }

        return text.Append(template, position, template.Length - position).ToString();
    }

    private static string? Argument(Finding finding, string name, ReportLanguage language) => name switch
    {
        "field" => finding.Field,
        "expected" => Expected(finding, language),
        "actual" => finding.Actual,
        "id" => finding.ExternalId,
        "model" => finding.Model?.ToWireName(),
        _ => null,
    };
}
