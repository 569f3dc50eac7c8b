namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The words of comments, messages and documents are those of .NET documentation.</summary>
[TestFixture]
internal sealed class IdiomTests
{
    private static IEnumerable<Area> EveryArea => Areas.All;

    [TestCaseSource(nameof(EveryArea))]
    public void Texts_OfArea_UseNoForbiddenIdiom(Area area)
    {
        Assert.That(area.Files(), Is.Not.Empty);

        var found = Texts.Of(area).SelectMany(Find).Where(hit => !IsAllowed(hit.File, hit.Found)).Select(hit => $"{hit.File}:{hit.Line}: \"{hit.Found}\"; use: {hit.Use}").ToArray();

        Assert.That(found, Is.Empty, string.Join('\n', found.Prepend("")));
    }

    [TestCase("src")]
    [TestCase("samples")]
    public void Areas_EveryFolder_IsListed(string root)
    {
        var folders = Directory.EnumerateDirectories(Repository.PathOf(root)).Select(path => $"{root}/{Path.GetFileName(path)}");

        Assert.That(folders, Is.SubsetOf(Areas.All.Select(area => area.Path).Concat(Areas.Pending)));
        Assert.That(Areas.Pending.Where(folder => !Directory.Exists(Repository.PathOf(folder))), Is.Empty);
    }

    [Test]
    public void Exceptions_EachOne_IsStillNeeded()
    {
        var found = Areas.All.SelectMany(Texts.Of).SelectMany(Find).Select(hit => (hit.File, hit.Found.ToLowerInvariant())).ToHashSet();

        Assert.That(AllowedIdioms.All.Where(allowed => !found.Contains((allowed.File, allowed.Found.ToLowerInvariant()))), Is.Empty);
        Assert.That(AllowedIdioms.All.Select(allowed => allowed.Reason), Has.None.Empty);
    }

    [TestCase("A.cs", "/// <summary>Is told of it.</summary>\nclass A;", 1, "told")]
    [TestCase("A.cs", "// One\n// goes\n// on.\nclass A;", 2, "goes on")]
    [TestCase("A.cs", "class A\n{\n    void B() => throw new C($\"Mend {1}.\");\n}", 3, "Mend")]
    [TestCase("A.cs", "class A\n{\n    [LoggerMessage(Message = \"Hears of {B}.\")]\n    void B();\n}", 3, "Hears of")]
    [TestCase("A.cs", "class A() : BException(\"It is kept.\");", 1, "kept")]
    [TestCase("A.md", "# A\n\nIt comes\nback.", 3, "comes back")]
    [TestCase("A.md", "| a | held |", 1, "held")]
    [TestCase("A.sh", "#!/bin/sh\n# Tells.", 2, "Tells")]
    public void Find_ForbiddenIdiom_NamesLineAndWord(string file, string text, int line, string word)
    {
        var found = Texts.Of(file, text).SelectMany(Find).ToArray();

        Assert.That(found.Select(hit => (hit.Line, hit.Found)), Is.EqualTo(new[] { (line, word) }));
        Assert.That(found[0].Use, Is.Not.Empty);
    }

    [TestCase("A.cs", "class A { string Told = \"told\"; }")]
    [TestCase("A.cs", "/// <summary><c>lane</c> and <see cref=\"Lane\"/></summary>\nclass Lane;")]
    [TestCase("A.md", "`kept` and [b](kept.md)\n\n```\nkept\n```")]
    public void Find_NamesInCode_AreNoProse(string file, string text) => Assert.That(Texts.Of(file, text).SelectMany(Find), Is.Empty);

    private static IEnumerable<(string File, int Line, string Found, string Use)> Find(Passage passage) =>
        Idioms.All.SelectMany(idiom => passage.Find(idiom.Pattern).Select(hit => (passage.File, hit.Line, hit.Found, idiom.Use)));

    private static bool IsAllowed(string file, string found) =>
        AllowedIdioms.All.Any(allowed => allowed.File == file && allowed.Found.Equals(found, StringComparison.OrdinalIgnoreCase));
}
