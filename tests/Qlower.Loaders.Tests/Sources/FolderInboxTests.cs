using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Sources.Folder;

namespace Qlower.Loaders.Tests.Sources;

/// <summary>Files that are not loaded: each is reported with its reason, and left alone.</summary>
[TestFixture]
[Platform("Linux")]
internal sealed class FolderInboxTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private string _root = "";

    private string Inbox => Path.Combine(_root, "inbox", "azur");

    [SetUp]
    public void SetUp()
    {
        _root = Directory.CreateTempSubdirectory("inbox-").FullName;
        Directory.CreateDirectory(Inbox);
    }

    [TearDown]
    public void TearDown() => SpecialFiles.Delete(_root);

    [Test]
    public async Task List_InboxThatVanished_IsUnavailableUntilItIsBack()
    {
        using var source = Source();
        await ListAsync(source);
        Directory.Move(Path.Combine(_root, "inbox"), Path.Combine(_root, "elsewhere"));

        Assert.That(() => ListAsync(source), Throws.TypeOf<SourceUnavailableException>().With.Message.Contains(Path.Combine(_root, "inbox")));

        Directory.Move(Path.Combine(_root, "elsewhere"), Path.Combine(_root, "inbox"));
        Assert.That(() => ListAsync(source), Throws.Nothing);
    }

    [Test]
    public async Task ListUnclaimed_WhateverIsNotLoaded_HasItsReason()
    {
        using var source = Source();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Inbox, "socket.json")));
        Drop("good.json");
        Drop("outward.txt", "secret");
        Drop("notes.txt");
        Drop(".hidden.json");
        Drop("sub/deep/nested.json");
        Drop("../nobody/file.json");
        Drop("../loose.json");
        SpecialFiles.Pipe(Path.Combine(Inbox, "pipe.json"));
        SpecialFiles.Undecodable(Inbox, @"caf\351.json");
        Directory.CreateDirectory(Path.Combine(Inbox, "folder.json"));
        File.CreateSymbolicLink(Path.Combine(Inbox, "dangling.json"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(Inbox, "link.json"), Path.Combine(Inbox, "outward.txt"));
        File.CreateSymbolicLink(Path.Combine(Inbox, "device.json"), "/dev/zero");

        var listed = await ListAsync(source);
        var unclaimed = await source.ListUnclaimedAsync().ToListAsync();

        Assert.That(listed.Select(file => file.Name), Is.EqualTo(new[] { "good.json" }));
        Assert.That(
            unclaimed.Select(file => $"{file.Partner}: {file.Name}: {file.Reason}"),
            Is.EquivalentTo(new[]
            {
                "azur: good.json: Waiting",
                "azur: outward.txt: IgnoredName",
                "azur: notes.txt: IgnoredName",
                "azur: .hidden.json: IgnoredName",
                "azur: sub/deep/nested.json: Nested",
                "azur: pipe.json: NotRegular",
                "azur: socket.json: NotRegular",
                "azur: folder.json: NotRegular",
                "azur: dangling.json: NotRegular",
                "azur: link.json: NotRegular",
                "azur: device.json: NotRegular",
                "azur: caf_.json: UndecodableName",
                "nobody: file.json: UnknownPartner",
                ": loose.json: UnknownPartner",
            }));
    }

    [Test]
    public async Task ListUnclaimed_ClaimedFilesAndOwnCopies_AreLeftOut()
    {
        Drop("a.json");
        Drop(".incoming-1.part");
        Drop(".restoring-1.part");
        using var source = Source();
        await source.ClaimAsync((await ListAsync(source)).Single(), "mine");

        Assert.That(await source.ListUnclaimedAsync().ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task List_TimeOfWritingLiesAhead_IsListedOnceItIsUnchanged()
    {
        Drop("ahead.json", at: _time.GetUtcNow().AddHours(1));
        using var source = Source(TimeSpan.FromSeconds(2));

        var first = await ListAsync(source);
        var reported = await source.ListUnclaimedAsync().ToListAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        Drop("ahead.json", "{ }", _time.GetUtcNow().AddHours(1));
        var changed = await ListAsync(source);
        _time.Advance(TimeSpan.FromSeconds(1.9));
        var early = await ListAsync(source);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var late = await ListAsync(source);

        Assert.That(new[] { first.Count, changed.Count, early.Count, late.Count }, Is.EqualTo(new[] { 0, 0, 0, 1 }));
        Assert.That(reported.Single().Reason, Is.EqualTo(UnclaimedReason.BeingWritten));
    }

    [Test]
    public async Task WaitForChange_FileThatSettles_EndsWhenItIsComplete()
    {
        Drop("ahead.json", at: _time.GetUtcNow().AddHours(1));
        using var source = Source(TimeSpan.FromSeconds(2), poll: TimeSpan.FromHours(1));
        await ListAsync(source);

        var wait = source.WaitForChangeAsync();
        _time.Advance(TimeSpan.FromSeconds(2));
        await wait.WaitAsync(Limit);

        Assert.That(await ListAsync(source), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Claim_FileReplacedByAPipe_LeavesItWhereItWas()
    {
        Drop("a.json");
        using var source = Source();
        var file = (await ListAsync(source)).Single();
        File.Delete(Path.Combine(Inbox, "a.json"));
        SpecialFiles.Pipe(Path.Combine(Inbox, "a.json"));

        var claimed = await Task.Run(() => source.ClaimAsync(file, "mine")).WaitAsync(Limit);

        Assert.That(claimed, Is.Null);
        Assert.That((await source.ListUnclaimedAsync().ToListAsync()).Single().Reason, Is.EqualTo(UnclaimedReason.NotRegular));
    }

    [Test]
    public async Task Open_ClaimReplacedByAPipe_IsChangedAndBlocksNobody()
    {
        Drop("a.json");
        using var source = Source();
        var claimed = (await source.ClaimAsync((await ListAsync(source)).Single(), "mine"))!;
        File.Delete(Path.Combine(_root, claimed.Location));
        SpecialFiles.Pipe(Path.Combine(_root, claimed.Location));

        var open = Task.Run(() => source.OpenReadAsync(claimed));
        var archive = Task.Run(() => source.ArchiveAsync(
            claimed, new ArchiveRequest { LoadId = "load", Folder = ArchiveFolder.Failure, ProcessedAt = _time.GetUtcNow(), Sha256 = new string('0', 64) }));

        await Assert.ThatAsync(() => open.WaitAsync(Limit), Throws.TypeOf<SourceChangedException>());
        Assert.That((await archive.WaitAsync(Limit)).IsAsRead, Is.False);
    }

    [Test]
    public void OpenRead_Pipe_ThrowsAndDoesNotWait()
    {
        var path = Path.Combine(_root, "pipe");
        SpecialFiles.Pipe(path);

        Assert.That(() => Task.Run(() => RegularFile.OpenRead(path)).WaitAsync(Limit), Throws.TypeOf<FileNotFoundException>());
    }

    [Test]
    public void OpenRead_Link_IsNotFollowed()
    {
        var path = Path.Combine(_root, "link");
        Drop("a.json");
        File.CreateSymbolicLink(path, Path.Combine(Inbox, "a.json"));

        Assert.That(() => RegularFile.OpenRead(path), Throws.TypeOf<FileNotFoundException>());
    }

    [Test]
    public async Task Claim_FolderThatCannotBeWritten_NamesTheFile()
    {
        Drop("a.json");
        using var source = Source();
        var file = (await ListAsync(source)).Single();
        File.WriteAllText(Path.Combine(Inbox, ".claimed"), "a file where the folder of claims belongs");

        await Assert.ThatAsync(
            () => source.ClaimAsync(file, "mine"),
            Throws.TypeOf<SourceUnavailableException>().With.Message.StartsWith("inbox/azur/a.json cannot be used: ").And.Message.Not.Contain(_root));
    }

    private static async Task<List<SourceFile>> ListAsync(FolderSource source) => await source.ListAsync("mine").ToListAsync();

    private FolderSource Source(TimeSpan stableFor = default, TimeSpan? poll = null) => new(
        "folder",
        new FolderSourceOptions { Root = _root, StableFor = stableFor, PollInterval = poll ?? TimeSpan.FromSeconds(5) },
        _time,
        new FixedPartners("azur"));

    private void Drop(string name, string content = "{}", DateTimeOffset? at = null)
    {
        var path = Path.Combine(Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, (at ?? _time.GetUtcNow().AddHours(-1)).UtcDateTime);
    }

    private sealed class FixedPartners(params string[] ids) : IPartnerDirectory
    {
        public IReadOnlyList<string> Ids => ids;
    }
}
