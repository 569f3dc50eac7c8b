using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Sources.Folder;

namespace Qlower.Loaders.Tests.Sources;

[TestFixture]
internal sealed class FolderSourceTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private string _root = "";

    [SetUp]
    public void SetUp() => _root = Directory.CreateTempSubdirectory("folder-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Claim_TwoProcessesAtOnce_EachFileHasOneWinner()
    {
        for (var i = 0; i < 200; i++)
        {
            Drop($"{i}.json");
        }

        using var first = Source();
        using var second = Source();

        var winners = await Task.WhenAll(Task.Run(() => ClaimAllAsync(first, "ledger-1")), Task.Run(() => ClaimAllAsync(second, "ledger-2")));

        Assert.That(winners.SelectMany(won => won).Select(file => file.Name).Distinct().Count(), Is.EqualTo(200));
        Assert.That(winners.Sum(won => won.Count), Is.EqualTo(200));
    }

    [Test]
    public async Task List_FileStillBeingWritten_IsLeftUntilItIsStable()
    {
        Drop("x.json");
        using var source = Source(TimeSpan.FromSeconds(2));

        var early = await ListAsync(source);
        _time.Advance(TimeSpan.FromSeconds(3));
        var late = await ListAsync(source);

        Assert.That(early, Is.Empty);
        Assert.That(late.Select(file => file.Name), Is.EqualTo(new[] { "x.json" }));
    }

    [Test]
    public async Task List_ClaimThatNeverReachedTheLedger_IsFoundByItsClaimantAlone()
    {
        Drop("x.json");
        using var source = Source();
        var claimed = await source.ClaimAsync((await ListAsync(source)).Single(), "mine");

        Assert.That((await ListAsync(source, "mine")).Single().Location, Is.EqualTo(claimed!.Location));
        Assert.That(await ListAsync(source, "another"), Is.Empty);
    }

    [Test]
    public async Task Archive_AfterACrashInTheMiddle_FinishesTheMove()
    {
        Drop("x.json");
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        var request = new ArchiveRequest { LoadId = "load", Folder = ArchiveFolder.Success, ProcessedAt = _time.GetUtcNow() };

        var archived = await source.ArchiveAsync(claimed, request);
        var path = Path.Combine(_root, archived.Location);
        File.Move(path, path + ".part");
        var again = await source.ArchiveAsync(claimed, request);
        var third = await source.ArchiveAsync(claimed, request);

        Assert.That(again.Location, Is.EqualTo(archived.Location));
        Assert.That(third.Location, Is.EqualTo(archived.Location));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("{}"));
    }

    [Test]
    public async Task Archive_WriterStillHasTheFileOpen_KeepsWhatWasRead()
    {
        Drop("x.json");
        await using var writer = new FileStream(Path.Combine(_root, "inbox", "azur", "x.json"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;

        var archived = await source.ArchiveAsync(claimed, Request("{}"));
        writer.Write("[]"u8);
        writer.Flush();

        Assert.That(archived.IsAsRead, Is.True);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_root, archived.Location)), Is.EqualTo("{}"));
    }

    [Test]
    public async Task Archive_RewrittenWithTheSameLengthAndTime_IsNotAsRead()
    {
        Drop("x.json");
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        var path = Path.Combine(_root, claimed.Location);
        await File.WriteAllTextAsync(path, "[]");
        File.SetLastWriteTimeUtc(path, claimed.LastModified.UtcDateTime);

        var archived = await source.ArchiveAsync(claimed, Request("{}"));
        var again = await source.ArchiveAsync(claimed, Request("{}"));

        Assert.That(new[] { archived.IsAsRead, again.IsAsRead }, Is.All.False);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_root, archived.Location)), Is.EqualTo("[]"));
    }

    [Test]
    public async Task Archive_OriginalWrittenAfterItWasCopied_IsAnArrivalOfItsOwn()
    {
        Drop("x.json");
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        var archived = await source.ArchiveAsync(claimed, Request("{}"));
        var path = Path.Combine(_root, claimed.Location);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "[ ]");

        var again = await source.ArchiveAsync(claimed, Request("{}"));

        Assert.That(again.IsAsRead, Is.True);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_root, archived.Location)), Is.EqualTo("{}"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(_root, "inbox", "azur", "x.json")), Is.EqualTo("[ ]"));
        Assert.That(Directory.Exists(Path.GetDirectoryName(path)), Is.False);
    }

    [Test]
    public async Task Archive_HashKnownAfterACrashWhileCopying_CopiesAgain()
    {
        Drop("x.json");
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        var place = await source.ArchiveAsync(claimed, Request("{}"));
        var target = Path.Combine(_root, place.Location);
        File.Delete(target);
        Drop("x.json");
        var second = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        using var incomplete = new PartialFile(target);
        await File.WriteAllTextAsync(incomplete.Path, "{");

        var archived = await source.ArchiveAsync(second, Request("{}"));

        Assert.That(archived.IsAsRead, Is.True);
        Assert.That(await File.ReadAllTextAsync(target), Is.EqualTo("{}"));
        Assert.That(File.Exists(incomplete.Path), Is.False);
        Assert.That(await ListAsync(source), Is.Empty);
    }

    [Test]
    public async Task Archive_SuspendedAttemptIsCopying_NeitherWaitsNorIsReplaced()
    {
        Drop("x.json");
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        var place = await source.ArchiveAsync(claimed, Request("{}"));
        var target = Path.Combine(_root, place.Location);
        File.Delete(target);
        Drop("x.json");
        var second = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        using var suspended = new PartialFile(target);
        await using var open = new FileStream(suspended.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None);

        await source.ArchiveAsync(second, Request("{}"));

        Assert.That(() => suspended.Complete(overwrite: false), Throws.InstanceOf<IOException>());
        Assert.That(await File.ReadAllTextAsync(target), Is.EqualTo("{}"));
    }

    [TestCase(25, false)]
    [TestCase(23, true)]
    public async Task Restore_CopyThatWasNeverComplete_IsRemovedAfterADay(int hours, bool isThere)
    {
        Drop("x.json");
        using var source = Source();
        var archived = await source.ArchiveAsync((await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!, Request("{}"));
        var copy = Path.Combine(_root, "inbox", "azur", $".restoring-{Guid.CreateVersion7(_time.GetUtcNow()):N}.part");
        await File.WriteAllTextAsync(copy, "{");
        _time.Advance(TimeSpan.FromHours(hours));

        await source.RestoreAsync(archived, "mine", (_, _, _) => Task.CompletedTask);

        Assert.That(File.Exists(copy), Is.EqualTo(isThere));
    }

    [Test]
    public async Task Open_LocationOutsideTheFolder_IsRefused()
    {
        using var source = Source();
        var file = new SourceFile { Source = "folder", Partner = "azur", Name = "x", Location = "../../etc/passwd", Length = 1, Identity = "x", LastModified = default };

        await Assert.ThatAsync(() => source.OpenReadAsync(file), Throws.TypeOf<SourceUnavailableException>());
    }

    private static async Task<List<SourceFile>> ClaimAllAsync(FolderSource source, string claimant)
    {
        var won = new List<SourceFile>();
        await foreach (var file in source.ListAsync(claimant))
        {
            if (await source.ClaimAsync(file, claimant) is { } claimed)
            {
                won.Add(claimed);
            }
        }

        return won;
    }

    private static async Task<List<SourceFile>> ListAsync(FolderSource source, string claimant = "mine")
    {
        var files = new List<SourceFile>();
        await foreach (var file in source.ListAsync(claimant))
        {
            files.Add(file);
        }

        return files;
    }

    private ArchiveRequest Request(string content) => new()
    {
        LoadId = "load",
        Folder = ArchiveFolder.Success,
        ProcessedAt = _time.GetUtcNow(),
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
    };

    private FolderSource Source(TimeSpan stableFor = default) => new("folder", new FolderSourceOptions { Root = _root, StableFor = stableFor }, _time);

    private void Drop(string name)
    {
        var path = Path.Combine(_root, "inbox", "azur", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
        File.SetLastWriteTimeUtc(path, _time.GetUtcNow().UtcDateTime);
    }
}
