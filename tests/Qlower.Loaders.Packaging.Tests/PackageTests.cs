using System.Xml.Linq;

namespace Qlower.Loaders.Packaging.Tests;

[TestFixture]
[Category("Long")]
internal sealed class PackageTests
{
    private string _packages = "";

    private static string[] Projects => PackedPackages.Projects;

    [OneTimeSetUp]
    public async Task Pack() => _packages = await PackedPackages.FolderAsync();

    [TestCaseSource(nameof(Projects))]
    public void Pack_EachPackage_DependsOnExactlyWhatTheTableLists(string project)
    {
        Assert.That(PackageDependencies.Table, Contains.Key(project), "A new package needs a row in PackageDependencies.");

        var dependencies = ReadNuspec(project).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

        Assert.That(dependencies.Order(StringComparer.Ordinal), Is.EqualTo(PackageDependencies.Table[project].Order(StringComparer.Ordinal)));
    }

    [Test]
    public void Table_EachRow_IsAPackage() => Assert.That(PackageDependencies.Table.Keys, Is.EquivalentTo(Projects));

    [TestCaseSource(nameof(Projects))]
    public void Pack_EachPackage_ContainsReadmeLicenceIconAndDocumentation(string project)
    {
        using var package = PackedPackages.Open(_packages, project);
        var files = package.Entries.Select(entry => entry.FullName).ToArray();
        var metadata = ReadNuspec(project).Root!.Elements().First();

        Assert.Multiple(() =>
        {
            Assert.That(files, Does.Contain("README.md").And.Contain("icon.png"));
            Assert.That(files, Does.Contain($"lib/net10.0/{project}.xml"));
            Assert.That(Value("license"), Is.EqualTo("MIT"));
            Assert.That(Value("icon"), Is.EqualTo("icon.png"));
            Assert.That(Value("description"), Has.Length.GreaterThan(40));
            Assert.That(Value("tags"), Is.Not.Empty);
            Assert.That(Value("releaseNotes"), Does.StartWith("- ").And.Not.Contain("\n## "), "the changelog's section");
            Assert.That(Directory.GetFiles(_packages, $"{project}.*.snupkg"), Is.Not.Empty);
        });

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    [Test]
    public void Pack_Core_ContainsTheSchemaOfTheFormat()
    {
        using var package = PackedPackages.Open(_packages, "Qlower.Loaders");
        using var schema = new StreamReader(package.GetEntry("schemas/loader-2.0.schema.json")!.Open());

        Assert.That(schema.ReadToEnd(), Does.Contain("\"Loader 2.0\"").And.Not.Contain("\"x-"));
    }

    [Test]
    public async Task Pack_Tool_InstallsAndRuns()
    {
        var tools = Directory.CreateTempSubdirectory("tool-").FullName;

        await DotnetCommand.RunAsync("tool", "install", "Qlower.Loaders.ConsoleHost", "--tool-path", tools, "--add-source", _packages);
        var help = await DotnetCommand.RunAsync(Path.Combine(tools, "qlower-loaders"), ["--help"]);
        Directory.Delete(tools, recursive: true);

        Assert.That(help, Does.Contain("demo").And.Contain("validate").And.Contain("replay"));
    }

    private XDocument ReadNuspec(string project)
    {
        using var package = PackedPackages.Open(_packages, project);
        using var nuspec = package.GetEntry(project + ".nuspec")!.Open();
        return XDocument.Load(nuspec);
    }
}
