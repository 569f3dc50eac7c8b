using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.Composition;
using Samples = Qlower.Loaders.Tests.RulePacks.Samples;

namespace Qlower.Loaders.Tests.Rules;

/// <summary>Rules that a host adds for itself and its integrators.</summary>
[TestFixture]
internal sealed class HostRulesTests
{
    [Test]
    public void AddRules_SeveralTimes_AppearInEveryCatalogueWithTheirTexts()
    {
        var rule = Samples.Rule("HOST1001");
        using var provider = TestHost.Build(builder => builder.AddKnown("azur", "brise").AddRules(rule, Samples.Rule("HOST1002")).AddRules(rule)
            .AddTestPack());
        var book = provider.GetRequiredService<IRuleBook>();

        foreach (var partner in (string?[])[null, "azur", "brise", "nobody"])
        {
            Assert.That(book.For(partner).Find("HOST1002")?.Title.French, Is.EqualTo("Titre"), partner);
        }

        Assert.That(book.For("azur").Find("AZUR1001"), Is.Not.Null);
        Assert.That(book.ToMarkdown(), Does.Contain("## HOST1001 · Titre · Title"));
        Assert.That(book.ToJson("brise"), Does.Contain("\"HOST1001\""));
    }

    [Test]
    public void AddRules_WrongRules_StopTheStartWithOneMessageEach()
    {
        var failures = TestHost.Failures(builder => builder.AddKnown("azur").AddTestPack().AddRules(
            Samples.Rule("QLW1001"), Samples.Rule("host1"), Samples.Rule("HOST1001"), Samples.Rule("HOST1001"), Samples.Rule("AZUR1001")));

        Assert.That(failures, Is.EqualTo(new[]
        {
            "AddRules: The rule code QLW1001 starts with QLW, which is the core's.",
            "AddRules: The rule code 'host1' is malformed: two to ten capital letters and four digits.",
            "AddRules: Two rules have the code HOST1001.",
            "Rule pack AzurPack: The rule code AZUR1001 is also one of the host's (AddRules).",
        }));
    }

    [Test]
    public void AddRules_WrongRules_LeaveTheCatalogueUsable()
    {
        using var provider = TestHost.Build(builder => builder.AddRules(Samples.Rule("QLW1001"), Samples.Rule("HOST1001"), Samples.Rule("HOST1001")));

        var rules = provider.GetRequiredService<IRuleBook>().For();

        Assert.That(rules.Find("HOST1001"), Is.Not.Null);
        Assert.That(rules.Find("QLW1001")!.Title.French, Is.Not.EqualTo("Titre"));
    }

    [Test]
    public void AddRules_Null_Throws() =>
        Assert.That(() => TestHost.Services(builder => builder.AddRules(null!, null!)), Throws.ArgumentNullException);
}
