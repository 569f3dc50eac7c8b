using Qlower.Loaders.Sources.Folder;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Sources;

namespace Qlower.Loaders.Tests.Sources;

[TestFixture]
[Conforms(typeof(FolderSource))]
internal sealed class FolderSourceConformanceTests : FileSourceConformance
{
    private string _root = "";

    [SetUp]
    public void SetUp() => _root = Directory.CreateTempSubdirectory("folder-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    protected override IFileSource CreateSource() =>
        new FolderSource("folder", new FolderSourceOptions { Root = _root, StableFor = TimeSpan.Zero }, TimeProvider.System);

    protected override async Task PutAsync(string name, byte[] content)
    {
        var path = Path.Combine(_root, "inbox", Partner, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content);
    }

    protected override Task ReplaceAsync(SourceFile file, byte[] content) => File.WriteAllBytesAsync(Path.Combine(_root, file.Location), content);

    protected override Task RemoveAsync(SourceFile file)
    {
        File.Delete(Path.Combine(_root, file.Location));
        return Task.CompletedTask;
    }
}
