using System.Reflection;
using System.Text.RegularExpressions;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Tests.Rules;

public sealed partial class CoreRulesTests
{
    private static readonly string[] Codes =
        [.. typeof(RuleCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    private static IReadOnlyList<Rule> Rules => CoreRules.All;

    [Test]
    public void All_EveryConstant_HasExactlyOneRule() =>
        Assert.That(Rules.Select(rule => rule.Code), Is.EquivalentTo(Codes));

    [TestCaseSource(nameof(Rules))]
    public void Texts_OfEveryRule_AreThereInBothLanguages(Rule rule)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var text in Texts(rule))
            {
                Assert.That(text.French, Is.Not.Empty.And.Not.EqualTo(text.English));
                Assert.That(text.English, Is.Not.Empty);
                Assert.That(text.French.Trim(), Is.EqualTo(text.French));
            }
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Message_OfEveryRule_HasTheSameKnownPlaceholdersInBothLanguages(Rule rule)
    {
        foreach (var message in rule.Variants.Select(variant => variant.Message).Prepend(rule.Message))
        {
            var french = Placeholders(message.French);

            Assert.That(french, Is.EqualTo(Placeholders(message.English)));
            Assert.That(french, Is.SubsetOf(new[] { "actual", "expected", "field", "id", "model" }));
        }

        Assert.That(Remedies(rule).SelectMany(remedy => Placeholders(remedy.French + remedy.English)), Is.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void FrenchTexts_BeforeHighPunctuation_HaveSpacesThatDoNotBreak(Rule rule)
    {
        foreach (var text in Texts(rule).Select(text => text.French))
        {
            Assert.That(WrongFrench().Matches(text).Select(match => match.Value), Is.Empty, text);
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Stage_OfEveryRule_FollowsFromItsCode(Rule rule)
    {
        RuleStage[] expected = rule.Code[3..] switch
        {
            ['0', '0', ..] => [RuleStage.File],
            ['0', '1', ..] => [RuleStage.Header],
            ['1', ..] => [RuleStage.Inspection],
            ['2', ..] => [RuleStage.Validation],
            ['3', ..] => [RuleStage.Transformation],
            ['4', ..] or ['5', ..] => [RuleStage.Integration],
            _ => [RuleStage.Fault],
        };

        Assert.That(expected, Does.Contain(rule.Stage));
    }

    [Test]
    public void Set_OrdinarySpaces_BecomeThoseOfFrenchPrint() =>
        Assert.That(
            FrenchTypography.Set("Un « mot » : oui ; non ! si ?"),
            Is.EqualTo("Un «\u00A0mot\u00A0»\u00A0: oui\u202F; non\u202F! si\u202F?"));

    [TestCaseSource(nameof(Rules))]
    public void Render_NoValues_IsASentenceWithoutThem(Rule rule)
    {
        var catalogue = new RuleCatalogue(Rules);

        foreach (var variant in rule.Variants.Select(variant => variant.Name).Append(null).Distinct())
        {
            var finding = new Finding { Code = rule.Code, Severity = rule.Severity, Variant = variant };
            var texts = new[] { ReportLanguage.French, ReportLanguage.English }.Select(language => catalogue.Render(finding, language));

            Assert.That(texts, Has.None.Contains("—").And.None.Contains("{").And.None.Empty);
        }
    }

    private static IEnumerable<LocalizedText> Remedies(Rule rule) => rule.Variants.Select(variant => variant.Remedy).OfType<LocalizedText>().Prepend(rule.Remedy);

    private static IEnumerable<LocalizedText> Texts(Rule rule) => [rule.Title, rule.Message, .. rule.Variants.Select(variant => variant.Message), .. Remedies(rule)];

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();

    // An ordinary space, or none at all behind a letter, before high punctuation; "http://" and times have digits or slashes.
    [GeneratedRegex(@" [:;!?»]|« |[\p{L}\}»%)][;!?](\s|$)|[\p{L}\}»%)]:(\s|$)|«[^\u00A0]|[^\u00A0]»|'")]
    private static partial Regex WrongFrench();
}
