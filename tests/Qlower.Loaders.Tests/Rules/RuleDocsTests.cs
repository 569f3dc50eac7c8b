using System.Text.Json;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Tests.Documentation;

namespace Qlower.Loaders.Tests.Rules;

public sealed class RuleDocsTests
{
    private const string Variable = "QLOWER_WRITE_RULE_DOCS";
    private static readonly RuleCatalogue Catalogue = new(CoreRules.All);

    [Test]
    public void Pages_InTheRepository_AreWhatTheCatalogueSays()
    {
        var folder = Path.Combine(RepositoryFolder.Root, "docs", "rules");
        var expected = Catalogue.All.ToDictionary(rule => rule.Code + ".md", RuleDocs.Page);
        expected["README.md"] = RuleDocs.Index(Catalogue);
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            Write(folder, expected);
        }

        var actual = Directory.Exists(folder)
            ? Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText)
            : [];

        Assert.That(
            actual.OrderBy(page => page.Key, StringComparer.Ordinal),
            Is.EqualTo(expected.OrderBy(page => page.Key, StringComparer.Ordinal)),
            $"The pages in docs/rules are out of date. Run this test once with the environment variable {Variable}=1, and commit what it writes.");
    }

    [Test]
    public void Markdown_OfACatalogue_HoldsEveryRule()
    {
        var markdown = RuleDocs.Markdown(Catalogue);

        foreach (var rule in Catalogue.All)
        {
            Assert.That(markdown, Does.Contain($"## {rule.Code} · "));
        }
    }

    [Test]
    public void Markdown_OfAPacksMarkup_IsEscaped()
    {
        var text = new LocalizedText("<img src=x> | *a*\n# b", "<script>");
        var catalogue = new RuleCatalogue([new Rule
        {
            Code = "AZUR0001", Severity = FindingSeverity.Error, Stage = RuleStage.Validation, Title = text, Message = text, Remedy = text,
        }]);

        var all = RuleDocs.Markdown(catalogue) + RuleDocs.Index(catalogue) + RuleDocs.Page(catalogue.All[0]);

        Assert.That(all, Does.Not.Contain("<img").And.Not.Contain("<script").And.Not.Contain("\n# b").And.Not.Contain("*a*"));
    }

    [Test]
    public void Json_OfACatalogue_HoldsEveryRuleInBothLanguages()
    {
        using var json = JsonDocument.Parse(RuleDocs.Json(Catalogue));

        var rules = json.RootElement.GetProperty("rules");
        Assert.That(rules.GetArrayLength(), Is.EqualTo(Catalogue.All.Count));
        var first = rules[0];
        Assert.That(first.GetProperty("code").GetString(), Is.EqualTo("QLW0001"));
        Assert.That(first.GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(first.GetProperty("title").GetProperty("fr").GetString(), Is.EqualTo("Fichier vide"));
        Assert.That(first.GetProperty("title").GetProperty("en").GetString(), Is.EqualTo("Empty file"));
    }

    private static void Write(string folder, Dictionary<string, string> pages)
    {
        Directory.CreateDirectory(folder);
        foreach (var stale in Directory.GetFiles(folder).Where(file => !pages.ContainsKey(Path.GetFileName(file))))
        {
            File.Delete(stale);
        }

        foreach (var (name, content) in pages)
        {
            File.WriteAllText(Path.Combine(folder, name), content);
        }
    }
}
