using Qlower.Loaders.Sources.InMemory;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Sources;

namespace Qlower.Loaders.Tests.Sources;

[TestFixture]
[Conforms(typeof(InMemorySource))]
internal sealed class InMemorySourceConformanceTests : FileSourceConformance
{
    private InMemoryFiles _files = new();

    [SetUp]
    public void SetUp() => _files = new InMemoryFiles();

    [Test]
    public async Task Archive_MoreThanAreRetained_DeletesTheOldestWithItsReports()
    {
        using var source = Create();
        var archived = new List<ArchivedFile>();
        for (var number = 0; number < 102; number++)
        {
            var file = source.Add(Partner, $"{number}.json", "{}"u8.ToArray());
            archived.Add(await source.ArchiveAsync(
                file, new ArchiveRequest { LoadId = $"load{number}", Folder = ArchiveFolder.Success, ProcessedAt = DateTimeOffset.UnixEpoch }));
            await source.WriteBesideAsync(archived[^1], ".report.json", (stream, token) => stream.WriteAsync("{}"u8.ToArray(), token).AsTask());
        }

        Assert.That(_files.Archive, Has.Count.EqualTo(200));
        await Assert.ThatAsync(() => source.OpenArchivedAsync(archived[1]), Throws.TypeOf<SourceChangedException>());
        Assert.That(await ReadAsync(await source.OpenArchivedAsync(archived[2])), Is.EqualTo("{}"));
    }

    protected override IFileSource CreateSource() => Create();

    protected override Task PutAsync(string name, byte[] content)
    {
        using var source = Create();
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            source.Add(Partner, name, content);
        }

        return Task.CompletedTask;
    }

    protected override Task ReplaceAsync(SourceFile file, byte[] content)
    {
        using var source = Create();
        source.Replace(file, content);
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(SourceFile file)
    {
        using var source = Create();
        source.Remove(file);
        return Task.CompletedTask;
    }

    private InMemorySource Create() => new("memory", new InMemorySourceOptions(), _files, TimeProvider.System);
}
