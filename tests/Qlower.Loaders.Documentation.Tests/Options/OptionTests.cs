namespace Qlower.Loaders.Documentation.Tests.Options;

/// <summary>The tables of options list every option, and no other.</summary>
[TestFixture]
internal sealed class OptionTests
{
    [TestCase("docs/configuration.md", "Partners", "PartnerOptions")]
    [TestCase("docs/configuration.md", "Limits", "LoadLimits")]
    [TestCase("docs/s3.md", "Options", "S3SourceOptions")]
    [TestCase("docs/sqs.md", "Host", "SqsEventOptions")]
    [TestCase("docs/http-integrator.md", "Host", "HttpIntegratorOptions")]
    public void Page_Options_AreThoseOfTheClass(string page, string heading, string options) =>
        Assert.That(OptionTable.Names(Repository.Read(page), heading), Is.EquivalentTo(OptionClass.Properties(options)));

    [Test]
    public void Configuration_EngineOptions_AreThoseOfTheClass()
    {
        var options = OptionClass.Properties("QlowerLoadersOptions").Except(["Limits", "Partners"]);

        Assert.That(OptionTable.Names(Repository.Read("docs/configuration.md"), "Engine"), Is.EquivalentTo(options));
    }

    [TestCase("SqsEventOptions")]
    [TestCase("SqliteStoreOptions")]
    [TestCase("PostgreSqlStoreOptions")]
    [TestCase("RedisResultsOptions")]
    public void Readme_Options_AreThoseOfTheClass(string options) =>
        Assert.That(OptionTable.Names(ReadmeOf(options), "Options"), Is.EquivalentTo(OptionClass.Properties(options)));

    [TestCase("CeleryDispatchOptions", "Share loads")]
    [TestCase("CeleryIntegratorOptions", "Integrate by a task")]
    public void Readme_OptionsOfSection_AreThoseOfTheClass(string options, string heading) =>
        Assert.That(OptionTable.Names(ReadmeOf(options), heading), Is.EquivalentTo(OptionClass.Properties(options)));

    [Test]
    public void CeleryReadme_Options_AreThoseOfItsClasses()
    {
        var options = OptionClass.Properties("CeleryBrokerOptions").Select(name => "Broker." + name)
            .Concat(OptionClass.Properties("CeleryClientOptions"))
            .Concat(OptionClass.Properties("CeleryWorkerOptions"))
            .Where(name => name != "Broker");

        Assert.That(OptionTable.Names(ReadmeOf("CeleryClientOptions"), "Options"), Is.EquivalentTo(options));
    }

    [Test]
    public void Names_TablesOfTheSection_AreThoseOfOptions()
    {
        const string Page = "# A\n## B\n| option | default |\n| --- | --- |\n| `C`, `D` | `e` |\n\n| other |\n| `F` |\n## G\n| option |\n| `H` |";

        Assert.That(OptionTable.Names(Page, "B"), Is.EqualTo(new[] { "C", "D" }));
    }

    private static string ReadmeOf(string options)
    {
        var package = string.Join('/', OptionClass.FileOf(options).Split('/')[..2]);
        return Repository.Read(package + "/README.md");
    }
}
