using System.IO.Compression;
using System.Xml.Linq;

namespace Qlower.Loaders.Packaging.Tests;

[TestFixture]
internal sealed class PackageTests
{
    private string _packages = "";

    private static string[] Projects => [.. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [OneTimeSetUp]
    public async Task Pack()
    {
        _packages = Directory.CreateTempSubdirectory("packages-").FullName;
        foreach (var project in Projects.Select(name => $"src/{name}").Append("samples/Qlower.Loaders.ConsoleHost"))
        {
            await DotnetCommand.RunAsync("pack", project, "--configuration", Repository.Configuration, "--no-build", "--output", _packages, "--nologo");
        }
    }

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_packages, recursive: true);

    [TestCaseSource(nameof(Projects))]
    public void Pack_EachPackage_DependsOnExactlyItsReferences(string project)
    {
        var nuspec = ReadNuspec(project);
        var packed = nuspec.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value);

        Assert.That(packed, Is.EquivalentTo(References(project)));
    }

    [TestCaseSource(nameof(Projects))]
    public void Pack_EachPackage_CarriesReadmeLicenceAndDocumentation(string project)
    {
        using var package = Open(project);
        var files = package.Entries.Select(entry => entry.FullName).ToArray();
        var metadata = ReadNuspec(project).Root!.Elements().First();

        Assert.Multiple(() =>
        {
            Assert.That(files, Does.Contain("README.md"));
            Assert.That(files, Does.Contain($"lib/net10.0/{project}.xml"));
            Assert.That(metadata.Elements().Single(element => element.Name.LocalName == "license").Value, Is.EqualTo("MIT"));
            Assert.That(metadata.Elements().Single(element => element.Name.LocalName == "description").Value, Has.Length.GreaterThan(40));
            Assert.That(Directory.GetFiles(_packages, $"{project}.*.snupkg"), Is.Not.Empty);
        });
    }

    [Test]
    public async Task Pack_Tool_InstallsAndRuns()
    {
        var tools = Path.Combine(_packages, "tools");

        await DotnetCommand.RunAsync("tool", "install", "Qlower.Loaders.ConsoleHost", "--tool-path", tools, "--add-source", _packages);
        var help = await DotnetCommand.RunAsync(Path.Combine(tools, "qlower-loaders"), ["--help"]);

        Assert.That(help, Does.Contain("demo").And.Contain("validate").And.Contain("replay"));
    }

    private static IEnumerable<string> References(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        var packages = file.Descendants("PackageReference").Where(reference => reference.Attribute("PrivateAssets") is null).Select(reference => reference.Attribute("Include")!.Value);
        var projects = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        return packages.Concat(projects);
    }

    private ZipArchive Open(string project) =>
        ZipFile.OpenRead(Directory.GetFiles(_packages, $"{project}.*.nupkg").Single(path => char.IsAsciiDigit(Path.GetFileName(path)[project.Length + 1])));

    private XDocument ReadNuspec(string project)
    {
        using var package = Open(project);
        using var nuspec = package.GetEntry(project + ".nuspec")!.Open();
        return XDocument.Load(nuspec);
    }
}
