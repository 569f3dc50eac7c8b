using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Qlower.Loaders.Packaging.Tests;

/// <summary>The conformance suite of ledgers as the author of a store gets it: from packages alone, in a project outside the repository.</summary>
[TestFixture]
[Category("Long")]
internal sealed class ConformanceTests
{
    private static readonly string[] Fixtures = ["Consumer.InMemoryLedgerTests", "Consumer.SqliteLedgerTests"];

    private string _folder = "";

    [OneTimeSetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("conformance-").FullName;

    [OneTimeTearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Suite_OfThePackage_RunsAndPassesForTheLedgersOfThePackages()
    {
        var packages = await PackedPackages.FolderAsync();
        await ConsumerProject.WriteAsync(_folder, packages);
        var expected = ReadSuite(packages);

        await DotnetCommand.RunAsync("test", _folder, "--configuration", "Release", "--logger", "trx;LogFileName=results.trx", "--results-directory", _folder, "--nologo");
        var results = ReadResults(Path.Combine(_folder, "results.trx"));

        Assert.That(expected, Has.Count.GreaterThan(50));
        Assert.That(results.Where(result => result.Outcome != "Passed"), Is.Empty);
        foreach (var fixture in Fixtures)
        {
            Assert.That(results.Where(result => result.Fixture == fixture).Select(result => result.Method).Distinct(), Is.EquivalentTo(expected), fixture);
        }
    }

    /// <summary>The tests of the suite, from the packed assembly.</summary>
    private static List<string> ReadSuite(string packages)
    {
        using var package = PackedPackages.Open(packages, "Qlower.Loaders.Testing");
        using var memory = new MemoryStream();
        using (var file = package.GetEntry("lib/net10.0/Qlower.Loaders.Testing.dll")!.Open())
        {
            file.CopyTo(memory);
        }

        memory.Position = 0;
        using var image = new PEReader(memory);
        var metadata = image.GetMetadataReader();
        var suite = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Single(type => metadata.GetString(type.Name) == "LoadLedgerConformance");
        return
        [
            .. suite.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => method.GetCustomAttributes().Any(attribute => AttributeName(metadata, attribute) is "TestAttribute" or "TestCaseAttribute" or "TestCaseSourceAttribute"))
                .Select(method => metadata.GetString(method.Name)),
        ];
    }

    private static string AttributeName(MetadataReader metadata, CustomAttributeHandle attribute) =>
        metadata.GetCustomAttribute(attribute).Constructor is { Kind: HandleKind.MemberReference } constructor
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : "";

    private static List<(string Fixture, string Method, string Outcome)> ReadResults(string path)
    {
        var elements = XDocument.Load(path).Descendants().ToLookup(element => element.Name.LocalName);
        var outcomes = elements["UnitTestResult"].ToDictionary(result => result.Attribute("testId")!.Value, result => result.Attribute("outcome")!.Value);
        return
        [
            .. elements["UnitTest"].Select(test =>
            {
                var method = test.Elements().Single(element => element.Name.LocalName == "TestMethod");
                return (method.Attribute("className")!.Value, method.Attribute("name")!.Value.Split('(')[0], outcomes[test.Attribute("id")!.Value]);
            }),
        ];
    }
}
