using Qlower.Loaders.Configuration;
using Qlower.Loaders.RulePacks;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>Where the overlay of a pack is searched, and what is reported of files that were meant to be it.</summary>
[TestFixture]
internal sealed class OverlayResourceTests
{
    private const string Overlay = """{"$defs":{"transactions":{"required":["purpose"]}}}""";

    [TestCase("Azur.RulePack.azur.overlay.json", Overlay)]
    [TestCase("Azur.RulePack.azur.overlay.schem.json", "{")]
    [TestCase("Azur.RulePack.azur.schema.json", Overlay)]
    public void Scan_ResourceWithAWrongName_IsAProblem(string name, string content)
    {
        var pack = Scan((name, content));

        Assert.That(pack.Problems, Is.EqualTo(new[] { $"{name["Azur.RulePack.".Length..]}: The embedded resource is not read: the name of an overlay ends in overlay.schema.json." }));
        Assert.That(pack.Overlay.IsEmpty, Is.True);
    }

    [TestCase("Azur.RulePack.rents.json", """{"2024":700}""")]
    [TestCase("Azur.RulePack.rents.json", """[{"$defs":{"transactions":{}}}]""")]
    [TestCase("Azur.RulePack.overlay.txt", "notes")]
    public void Scan_OtherResource_IsNoProblem(string name, string content) => Assert.That(Scan((name, content)).Problems, Is.Empty);

    [Test]
    public void Scan_Overlay_IsReadWithItsName()
    {
        var pack = Scan(("Azur.RulePack.Rules.azur.overlay.schema.json", Overlay));

        Assert.That(pack.Problems, Is.Empty);
        Assert.That((pack.OverlayName, pack.Overlay.Length), Is.EqualTo(("Rules.azur.overlay.schema.json", Overlay.Length)));
    }

    [Test]
    public void Scan_FileBesideTheAssemblyThatIsNotEmbedded_IsAProblem()
    {
        var folder = Directory.CreateTempSubdirectory("qlower-overlay-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "azur.overlay.schema.json"), Overlay);
            File.WriteAllText(Path.Combine(folder.FullName, "Azur.RulePack.deps.json"), "{}");

            var pack = RulePackScanner.Scan(RulePackCandidate.Of(new ResourceAssembly("Azur.RulePack"), folder: folder));

            Assert.That(pack.Problems, Is.EqualTo(new[]
            {
                "azur.overlay.schema.json: The file is not read: an overlay is a resource embedded in the assembly (EmbeddedResource) whose name ends in overlay.schema.json.",
            }));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static RulePack Scan(params (string Name, string Content)[] resources) =>
        RulePackScanner.Scan(RulePackCandidate.Of(new ResourceAssembly("Azur.RulePack", resources)));
}
