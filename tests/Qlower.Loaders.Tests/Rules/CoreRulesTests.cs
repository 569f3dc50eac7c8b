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
            foreach (var text in (LocalizedText[])[rule.Title, rule.Message, rule.Remedy])
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
        var french = Placeholders(rule.Message.French);

        Assert.That(french, Is.EqualTo(Placeholders(rule.Message.English)));
        Assert.That(french, Is.SubsetOf(new[] { "actual", "expected", "field", "id", "model" }));
        Assert.That(Placeholders(rule.Remedy.French + rule.Remedy.English), Is.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void FrenchTexts_BeforeHighPunctuation_HaveSpacesThatDoNotBreak(Rule rule)
    {
        foreach (var text in (string[])[rule.Title.French, rule.Message.French, rule.Remedy.French])
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

    private static string[] Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();

    // An ordinary space, or none at all behind a letter, before high punctuation; "http://" and times have digits or slashes.
    [GeneratedRegex(@" [:;!?»]|« |[\p{L}\}»%)][;!?](\s|$)|[\p{L}\}»%)]:(\s|$)|«[^\u00A0]|[^\u00A0]»|'")]
    private static partial Regex WrongFrench();
}
