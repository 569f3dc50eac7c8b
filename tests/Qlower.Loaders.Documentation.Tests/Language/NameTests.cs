namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The names of types, members and tests use the words of .NET documentation, as texts do.</summary>
[TestFixture]
internal sealed class NameTests
{
    [TestCase("src")]
    [TestCase("samples")]
    [TestCase("tests")]
    [TestCase("benchmarks")]
    public void Names_OfFolder_UseNoForbiddenIdiom(string root)
    {
        var files = Repository.Files(root, ".cs").ToArray();

        var found = files.SelectMany(file => CSharpNames.Read(file, Repository.Read(file))).SelectMany(Find).ToArray();

        Assert.That(files, Is.Not.Empty);
        Assert.That(found, Is.Empty, string.Join('\n', found.Prepend("")));
    }

    [TestCase("class A { [Test] public void B_C_TellsAll() { } }", "Tells")]
    [TestCase("class A { [Test] public void B_C_IsGivenBackOnce() { } }", "Given Back")]
    [TestCase("class A { internal int LaneCount { get; } }", "Lane")]
    [TestCase("interface IA { void LookAt(); }", "Look At")]
    [TestCase("enum A { Kept }", "Kept")]
    [TestCase("sealed class SQLCatalog;", "Catalog")]
    public void Find_ForbiddenIdiom_ReturnsIt(string code, string found) =>
        Assert.That(CSharpNames.Read("A.cs", code).SelectMany(Find), Is.EqualTo(new[] { $"A.cs:1: \"{found}\"; use: {UseOf(found)}" }));

    [TestCase("class A { private int _kept; void Tell() { } }")]
    [TestCase("class A { public override void Tell() { } }")]
    [TestCase("class A { public void B_Given_Back() { } }")]
    public void Find_PrivateOrOverriddenOrSeparateWords_ReturnsNothing(string code) =>
        Assert.That(CSharpNames.Read("A.cs", code).SelectMany(Find), Is.Empty);

    private static IEnumerable<string> Find(Passage passage) =>
        Idioms.All.SelectMany(idiom => passage.Find(idiom.Pattern).Select(hit => $"{passage.File}:{hit.Line}: \"{hit.Found}\"; use: {idiom.Use}"));

    private static string UseOf(string found) => Idioms.All.First(idiom => idiom.Pattern.IsMatch(found)).Use;
}
