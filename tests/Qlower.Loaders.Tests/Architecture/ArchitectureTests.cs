using System.Xml.Linq;
using Qlower.Loaders.Tests.Documentation;

namespace Qlower.Loaders.Tests.Architecture;

/// <summary>
/// The graphs of packages and of folders are those of the tables. <c>QLOWER_WRITE_ARCHITECTURE=1</c> writes the table of folders and the page anew;
/// the table of packages is written by hand.
/// </summary>
[TestFixture]
[Category("Long")]
internal sealed class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(RepositoryFolder.Root, "src");

    private static readonly Lazy<SortedDictionary<string, SortedDictionary<string, SortedSet<string>>>> Actual = new(ReadAll);

    private static bool Writes => Environment.GetEnvironmentVariable("QLOWER_WRITE_ARCHITECTURE") == "1";

    private static IEnumerable<string> Projects =>
        Directory.EnumerateFiles(Sources, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Projects))]
    public void Project_References_AreAllowed(string project)
    {
        Assert.That(AllowedReferences.All.Keys, Has.Member(project), "A new package has to be added to the table.");
        var allowed = AllowedReferences.All[project];
        var file = XDocument.Load(Path.Combine(Sources, project, project + ".csproj"));

        var projects = Included(file, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        var packages = Included(file, "PackageReference");

        Assert.That(projects, Is.SubsetOf(allowed.Projects));
        Assert.That(packages, Is.SubsetOf(allowed.Packages));
    }

    [TestCaseSource(nameof(Projects))]
    public void Project_Folders_HaveNoCycle(string project) => Assert.That(FolderCycle.Find(Actual.Value[project]), Is.Null);

    [Test]
    public void Folders_Edges_AreThoseOfTheTable()
    {
        if (Writes)
        {
            AllowedFolders.Write(Actual.Value);
        }

        var allowed = AllowedFolders.Read();

        Assert.That(allowed.Keys, Is.EqualTo(Actual.Value.Keys), "The packages of folders.txt.");
        foreach (var (project, folders) in Actual.Value)
        {
            Assert.That(AllowedFolders.Lines(folders), Is.EqualTo(AllowedFolders.Lines(allowed[project])), $"The folders of {project}.");
        }
    }

    [Test]
    public void Page_Tables_AreThoseOfTheTests()
    {
        var tables = ArchitecturePage.Render(Writes ? Actual.Value : AllowedFolders.Read());
        if (Writes)
        {
            ArchitecturePage.Write(tables);
        }

        Assert.That(ArchitecturePage.Read(), Is.EqualTo(tables));
    }

    [Test]
    public void Read_CoreAndItsRooms_FindsKnownEdges()
    {
        var core = Actual.Value["Qlower.Loaders"];

        Assert.That(core["Processing"], Is.SupersetOf(new[] { "Inspection", "Parts", "Validation", "Transformation", "Conclusion" }));
        Assert.That(core["Findings"], Has.No.Member("Integration"));
        Assert.That(Actual.Value["Qlower.Loaders.Abstractions"], Has.Count.GreaterThan(5));
    }

    [Test]
    public void Find_GraphWithACycle_ReturnsItsPath()
    {
        var folders = new Dictionary<string, SortedSet<string>> { ["A"] = ["B"], ["B"] = ["C", "D"], ["C"] = [], ["D"] = ["B"] };

        var cycle = FolderCycle.Find(folders);

        Assert.That(cycle, Is.EqualTo("B -> D -> B"));
    }

    private static SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> ReadAll() =>
        new(Projects.ToDictionary(project => project, project => SourceFolders.Read(Path.Combine(Sources, project))), StringComparer.Ordinal);

    private static string[] Included(XDocument project, string element) =>
        [.. project.Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>()];
}
