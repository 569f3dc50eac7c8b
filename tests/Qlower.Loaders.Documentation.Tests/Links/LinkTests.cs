namespace Qlower.Loaders.Documentation.Tests.Links;

/// <summary>Every link leads to a file and a heading that exist.</summary>
[TestFixture]
internal sealed class LinkTests
{
    private static IEnumerable<string> EveryPage => Pages.All;

    [Test]
    public void Pages_OfTheRepository_AreFound() => Assert.That(Pages.All, Has.Member("docs/architecture.md").And.Member("src/Qlower.Loaders/README.md"));

    [TestCaseSource(nameof(EveryPage))]
    public void Links_OfPage_LeadToFilesAndHeadings(string page)
    {
        var broken = Page.RelativeLinks(Repository.Read(page)).Where(link => !Exists(page, link));

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(nameof(EveryPage))]
    public void Paths_NamedByPage_Exist(string page)
    {
        var missing = Page.NamedPaths(Repository.Read(page)).Where(path => !Path.Exists(Repository.PathOf(path)));

        Assert.That(missing, Is.Empty);
    }

    /// <summary>The page by which a newcomer finds the code: it must name files of every stage.</summary>
    [TestCase("Sources")]
    [TestCase("Inspection")]
    [TestCase("Parts")]
    [TestCase("Validation")]
    [TestCase("Transformation")]
    [TestCase("Integration")]
    [TestCase("Conclusion")]
    [TestCase("Reporting")]
    public void Architecture_EachStage_HasALinkedFile(string stage)
    {
        var links = Page.RelativeLinks(Repository.Read("docs/architecture.md"));

        Assert.That(links, Has.Some.StartsWith($"../src/Qlower.Loaders/{stage}/"));
    }

    [Test]
    public void Architecture_EachFolderOfTheCore_IsListed()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathOf("src/Qlower.Loaders")).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        var page = Repository.Read("docs/architecture.md");

        Assert.That(folders.Where(folder => !page.Contains($"`{folder}`", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("[a](b.md) and ![c](d.png#e)\n```\n[f](g.md)\n```\n`[h](i.md)` [j](https://k.example)", new[] { "b.md", "d.png#e" })]
    public void RelativeLinks_OfMarkdown_AreThoseOutsideCode(string markdown, string[] links) => Assert.That(Page.RelativeLinks(markdown), Is.EqualTo(links));

    [TestCase("`src/A.cs`, (eng/b.sh). ../src/C Demo/samples/d.json `src/…` `docs/rules/`", new[] { "src/A.cs", "eng/b.sh", "docs/rules" })]
    public void NamedPaths_OfMarkdown_BeginAtTheRoot(string markdown, string[] paths) => Assert.That(Page.NamedPaths(markdown), Is.EqualTo(paths));

    [TestCase("# A b, `c`!\n## A b, c\n```\n# d\n```\n## [E](f.md)", new[] { "a-b-c", "a-b-c-1", "e" })]
    public void Anchors_OfMarkdown_AreThoseOfGitHub(string markdown, string[] anchors) => Assert.That(Page.Anchors(markdown), Is.EquivalentTo(anchors));

    private static bool Exists(string page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.PathOf(Path.GetDirectoryName(page)!), Uri.UnescapeDataString(parts[0])));
        return Path.Exists(Repository.PathOf(target))
            && (parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal) || Page.Anchors(Repository.Read(target)).Contains(parts[1]));
    }
}
