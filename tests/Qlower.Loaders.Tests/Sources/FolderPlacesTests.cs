using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.Sources;

/// <summary>Two folder sources that use the same folder load each file twice: the host refuses to start.</summary>
[TestFixture]
internal sealed class FolderPlacesTests
{
    private string _root = "";

    [SetUp]
    public void SetUp() => _root = Directory.CreateTempSubdirectory("places-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/.")]
    [TestCase("/inbox/..")]
    [TestCase("//")]
    public void EnsureValid_OneFolderTwice_NamesBothSourcesAndTheFolder(string spelling)
    {
        var failures = Failures(_root, _root + spelling);

        Assert.That(failures, Is.EqualTo(new[] { $"File sources 'one' and 'two' both use file://{Real(_root)}/inbox/: each file would be loaded twice." }));
    }

    [Test]
    public void EnsureValid_RelativeAndAbsolutePath_AreOneFolder()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _root);

        Assert.That(Failures(_root, relative), Has.One.Contains("'one' and 'two'"));
    }

    [TestCase("link")]
    [TestCase("parent-link/real")]
    public void EnsureValid_FolderBehindASymbolicLink_IsTheSameFolder(string linked)
    {
        Directory.CreateDirectory(Path.Combine(_root, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "link"), Path.Combine(_root, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "parent-link"), ".");

        Assert.That(Failures(Path.Combine(_root, "real"), Path.Combine(_root, linked)), Has.One.Contains("'one' and 'two'"));
    }

    [TestCase("inbox/azur")]
    [TestCase("success")]
    [TestCase("failure/azur")]
    public void EnsureValid_FolderWithinAnothersFolders_IsRefused(string nested)
    {
        var failures = Failures(_root, Path.Combine(_root, nested));

        Assert.That(failures, Has.One.StartsWith($"File source 'two' uses file://{Real(_root)}/{nested}/inbox/, which is within ").And.Contains("of file source 'one'"));
    }

    [Test]
    public void EnsureValid_LinksInACircle_AreNoReasonToHang()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "a"), Path.Combine(_root, "b", "x"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "b"), Path.Combine(_root, "a", "x"));

        Assert.That(Failures(Path.Combine(_root, "a"), Path.Combine(_root, "other")), Is.Empty);
    }

    [TestCase("one", "two")]
    [TestCase("data", "data-2")]
    [TestCase(".", "elsewhere")]
    public void EnsureValid_FoldersApart_AreAccepted(string first, string second) =>
        Assert.That(Failures(Path.Combine(_root, first), Path.Combine(_root, second)), Is.Empty);

    private static IReadOnlyList<string> Failures(string first, string second) => TestHost.Failures(builder => builder
        .AddKnown("azur")
        .AddFolderSource("one", options => options.Root = first)
        .AddFolderSource("two", options => options.Root = second));

    /// <summary>The temporary folder itself may be a symbolic link.</summary>
    private static string Real(string path) => new DirectoryInfo(Path.GetTempPath()).ResolveLinkTarget(returnFinalTarget: true) is { } real
        ? Path.Combine(real.FullName, Path.GetFileName(path))
        : path;
}
