using System.Text;

namespace Qlower.Loaders.Testing.Sources;

/// <summary>
/// The contract of <see cref="IFileSource"/>, of the <see cref="IFileArchive"/> that it names, and of <see cref="IInboxSource"/> where the source is one, as
/// tests. Inherit the class and implement how partners put files.
/// </summary>
public abstract class FileSourceConformance
{
    /// <summary>The partner whose place the tests use.</summary>
    protected const string Partner = "azur";

    private static readonly DateTimeOffset ProcessedAt = new(2026, 11, 22, 12, 30, 15, 250, TimeSpan.Zero);

    /// <summary>A source over the fixture's place, as another process would make it. The tests dispose it.</summary>
    protected abstract IFileSource CreateSource();

    /// <summary>The archive that the source names. By default the source itself.</summary>
    protected virtual IFileArchive CreateArchive(IFileSource source) =>
        source as IFileArchive ?? throw new NotSupportedException("The source is not its own archive: override CreateArchive.");

    /// <summary>Puts a file where a partner would, complete, in place of one of that name.</summary>
    protected abstract Task PutAsync(string name, byte[] content);

    /// <summary>
    /// Replaces the content of a file that is claimed, where it lies now. Where a place stores versions, the claimed version is removed and another one put.
    /// </summary>
    protected abstract Task ReplaceAsync(SourceFile file, byte[] content);

    /// <summary>Removes a file that is claimed.</summary>
    protected abstract Task RemoveAsync(SourceFile file);

    [Test]
    public async Task List_FilesThatWait_ReturnsEachOnceWithItsLength()
    {
        await PutAsync("a.json", "{}"u8.ToArray());
        await PutAsync("b.json", "{ }"u8.ToArray());
        await PutAsync("notes.txt", "no"u8.ToArray());
        using var source = Own();

        var files = await ListAsync(source.Value, "mine");

        Assert.That(files.Select(file => (file.Name, file.Length, file.Partner)), Is.EquivalentTo(new[] { ("a.json", 2L, Partner), ("b.json", 3L, Partner) }));
        Assert.That(files.Select(file => file.Source), Is.All.EqualTo(source.Value.Name));
    }

    [Test]
    public async Task ListUnclaimed_OtherName_IsReportedUntilItIsGone()
    {
        using var source = Own();
        if (source.Value is not IInboxSource inbox)
        {
            Assert.Ignore("The source does not report what it does not load.");
            return;
        }

        await PutAsync("notes.txt", "no"u8.ToArray());
        await PutAsync("a.json", "{}"u8.ToArray());
        await ListAsync(source.Value, "mine");

        var unclaimed = await inbox.ListUnclaimedAsync().Where(file => file.Reason != UnclaimedReason.Waiting).ToListAsync();

        Assert.That(
            unclaimed.Select(file => (file.Source, file.Partner, file.Name, file.Reason)),
            Is.EqualTo(new[] { (source.Value.Name, Partner, "notes.txt", UnclaimedReason.IgnoredName) }));
    }

    [Test]
    public void Archive_IsTheOneThatTheSourceNames()
    {
        using var source = Own();

        Assert.That(source.Archive.Name, Is.EqualTo(source.Value.ArchiveName));
    }

    [Test]
    public void Places_TwoSourcesOverOnePlace_AreTheSameLocations()
    {
        using var first = Own();
        using var second = Own();

        var locations = first.Value.Places.Select(place => (place.Location, place.IncludesNested)).ToList();

        Assert.That(locations, Is.Unique);
        Assert.That(locations, Is.EqualTo(second.Value.Places.Select(place => (place.Location, place.IncludesNested))));
    }

    [Test]
    public async Task Claim_TwoClaimantsAtOnce_EachFileHasOneWinner()
    {
        const int Files = 60;
        for (var i = 0; i < Files; i++)
        {
            await PutAsync($"{i}.json", Encoding.UTF8.GetBytes($"[{i}]"));
        }

        using var first = Own();
        using var second = Own();
        var waiting = await ListAsync(first.Value, "ledger-1");

        var won = await Task.WhenAll(ClaimAllAsync(first.Value, waiting, "ledger-1"), ClaimAllAsync(second.Value, waiting, "ledger-2"));

        Assert.That(won.SelectMany(files => files).Select(file => file.Name), Is.Unique);
        Assert.That(won.Sum(files => files.Count), Is.EqualTo(Files));
    }

    [Test]
    public async Task Claim_ThatNeverReachedTheLedger_IsFoundAgainByItsClaimantAlone()
    {
        using var before = Own();
        var claimed = await ClaimedAsync(before.Value);

        using var after = Own();
        var mine = await ClaimAllAsync(after.Value, await ListAsync(after.Value, "mine"), "mine");
        var others = await ClaimAllAsync(after.Value, await ListAsync(after.Value, "another"), "another");

        Assert.That(mine.Single().Location, Is.EqualTo(claimed.Location));
        Assert.That(mine.Single().Identity, Is.EqualTo(claimed.Identity));
        Assert.That(others, Is.Empty);
    }

    [Test]
    public async Task Claim_FileThatIsGone_IsNull()
    {
        await PutAsync("a.json", "{}"u8.ToArray());
        using var source = Own();
        var file = (await ListAsync(source.Value, "mine")).Single();
        await RemoveAsync(file);

        Assert.That(await source.Value.ClaimAsync(file, "mine"), Is.Null);
    }

    [TestCase(0, null, "0123456789")]
    [TestCase(4, null, "456789")]
    [TestCase(4, 3, "456")]
    [TestCase(0, 10, "0123456789")]
    [TestCase(8, 99, "89")]
    [TestCase(10, null, "")]
    [TestCase(3, 0, "")]
    public async Task Open_Range_ReadsThatRange(long offset, int? length, string expected)
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value, "0123456789");

        Assert.That(await ReadAsync(await source.Value.OpenReadAsync(claimed, offset, length)), Is.EqualTo(expected));
    }

    [Test]
    public async Task Open_EmptyFile_ReadsNothing()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value, "");

        Assert.That(await ReadAsync(await source.Value.OpenReadAsync(claimed)), Is.Empty);
    }

    [Test]
    public async Task Open_ReplacedFile_ThrowsSourceChanged()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value, "before");
        await ReplaceAsync(claimed, "behind it"u8.ToArray());

        await Assert.ThatAsync(async () => await ReadAsync(await source.Value.OpenReadAsync(claimed)), Throws.TypeOf<SourceChangedException>());
        Assert.That((await source.Value.RefreshAsync(claimed))?.IsSameContent(claimed), Is.Not.True);
    }

    [Test]
    public async Task Open_RemovedFile_ThrowsSourceChanged()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value);
        await RemoveAsync(claimed);

        await Assert.ThatAsync(async () => await ReadAsync(await source.Value.OpenReadAsync(claimed)), Throws.TypeOf<SourceChangedException>());
        Assert.That(await source.Value.RefreshAsync(claimed), Is.Null);
    }

    [Test]
    public async Task Refresh_UntouchedFile_IsTheSameContent()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value);

        Assert.That((await source.Value.RefreshAsync(claimed))!.IsSameContent(claimed), Is.True);
    }

    [TestCase("file.json")]
    [TestCase("données de l'été (1) + 50 %.json")]
    [TestCase("a&b=c;d~e!@#$^.JSON")]
    [TestCase("日本語 \ud83d\ude00.json")]
    [TestCase("a..b.json")]
    [TestCase("\"quoted\" <tag>.json")]
    public async Task Archive_AnyName_MovesTheFileOnce(string name)
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value, "the content", name);
        var request = new ArchiveRequest { LoadId = "0123456789abcdef", Folder = ArchiveFolder.Success, ProcessedAt = ProcessedAt };

        var archived = await source.Archive.ArchiveAsync(claimed, request);
        var again = await source.Archive.ArchiveAsync(claimed, request);

        Assert.That(archived.IsAsRead, Is.True);
        Assert.That(archived.OriginalName, Is.EqualTo(name));
        Assert.That(archived.Location, Does.Contain("success").And.Contains("20261122T123015250Z").And.Contains(request.LoadId));
        Assert.That((again.Location, again.IsAsRead), Is.EqualTo((archived.Location, true)));
        Assert.That(await ReadAsync(await source.Archive.OpenArchivedAsync(archived)), Is.EqualTo("the content"));
        Assert.That(await ReadAsync(await source.Archive.OpenArchivedAsync(archived, 4, 3)), Is.EqualTo("con"));
        Assert.That(await ListAsync(source.Value, "mine"), Is.Empty);
    }

    [Test]
    public async Task Archive_RemovedFile_ThrowsSourceChanged()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value);
        await RemoveAsync(claimed);

        var archived = await source.Archive.ArchiveAsync(claimed, Failure);

        Assert.That(archived.IsAsRead, Is.False);
        Assert.That(await source.Archive.WriteBesideAsync(archived, ".report.json", (stream, token) => stream.WriteAsync("{}"u8.ToArray(), token).AsTask()), Is.Not.Empty);
    }

    [Test]
    public async Task Archive_ReplacedFile_ThrowsSourceChangedAndNothingIsLost()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value, "before");
        await ReplaceAsync(claimed, "behind it"u8.ToArray());

        var archived = await source.Archive.ArchiveAsync(claimed, Failure);

        Assert.That(archived.IsAsRead, Is.False);
        var left = await ListAsync(source.Value, "mine");
        var content = left.Count == 1
            ? await ReadAsync(await source.Value.OpenReadAsync((await source.Value.ClaimAsync(left[0], "mine"))!))
            : await ReadAsync(await source.Archive.OpenArchivedAsync(archived));
        Assert.That(content, Is.EqualTo("behind it"), "it still waits, or it is in the archive");
    }

    [Test]
    public async Task WriteBeside_Twice_KeepsTheLast()
    {
        using var source = Own();
        var archived = await source.Archive.ArchiveAsync(await ClaimedAsync(source.Value), Failure);

        await source.Archive.WriteBesideAsync(archived, ".report.json", (stream, token) => stream.WriteAsync("first, and long"u8.ToArray(), token).AsTask());
        var location = await source.Archive.WriteBesideAsync(archived, ".report.json", (stream, token) => stream.WriteAsync("second"u8.ToArray(), token).AsTask());

        Assert.That(location, Is.EqualTo(archived.Location[..^".json".Length] + ".report.json"));
        Assert.That(await ReadAsync(await source.Archive.OpenArchivedAsync(At(archived, location))), Is.EqualTo("second"));
    }

    [Test]
    public async Task WriteBeside_WriterThatFails_LeavesNothing()
    {
        using var source = Own();
        var archived = await source.Archive.ArchiveAsync(await ClaimedAsync(source.Value), Failure);

        await Assert.ThatAsync(
            () => source.Archive.WriteBesideAsync(archived, ".report.json", async (stream, token) =>
            {
                await stream.WriteAsync(new byte[100_000], token);
                throw new InvalidOperationException("the reporter's own");
            }),
            Throws.InvalidOperationException);

        var location = archived.Location[..^".json".Length] + ".report.json";
        await Assert.ThatAsync(async () => await ReadAsync(await source.Archive.OpenArchivedAsync(At(archived, location))), Throws.TypeOf<SourceChangedException>());
    }

    [Test]
    public async Task Restore_ArchivedFile_IsAnArrivalOfItsOwn()
    {
        using var source = Own();
        var claimed = await ClaimedAsync(source.Value, "the content", "été 1.json");
        var archived = await source.Archive.ArchiveAsync(claimed, Failure);

        var restored = await source.Value.ClaimAsync((await source.Archive.RestoreAsync(archived, "mine", (_, _, _) => Task.CompletedTask))!, "mine");

        Assert.That(restored!.Name, Is.EqualTo("été 1.json"));
        Assert.That((restored.Location, restored.Identity), Is.Not.EqualTo((claimed.Location, claimed.Identity)));
        Assert.That(await ReadAsync(await source.Value.OpenReadAsync(restored)), Is.EqualTo("the content"));
        Assert.That(await ReadAsync(await source.Archive.OpenArchivedAsync(archived)), Is.EqualTo("the content"));
    }

    [Test]
    public async Task Restore_ArchivedFile_AnnouncesItsClaimedLocationBeforeItIsListed()
    {
        using var source = Own();
        var archived = await source.Archive.ArchiveAsync(await ClaimedAsync(source.Value, "the content"), Failure);
        var announced = new List<string>();
        var listedBefore = new List<SourceFile>();

        var restored = await source.Archive.RestoreAsync(archived, "mine", async (at, location, _) =>
        {
            announced.Add($"{at} {location}");
            listedBefore.AddRange(await ListAsync(source.Value, "mine"));
        });

        var claimed = await source.Value.ClaimAsync(restored!, "mine");
        Assert.That(listedBefore, Is.Empty);
        Assert.That(announced, Is.EqualTo(new[] { $"{claimed!.Source} {claimed.Location}" }));
    }

    [Test]
    public async Task Restore_AnnouncementThatFails_RestoresNothing()
    {
        using var source = Own();
        var archived = await source.Archive.ArchiveAsync(await ClaimedAsync(source.Value, "the content"), Failure);

        await Assert.ThatAsync(
            () => source.Archive.RestoreAsync(archived, "mine", (_, _, _) => throw new LoaderException("the ledger is down")), Throws.TypeOf<LoaderException>());

        Assert.That(await ListAsync(source.Value, "mine"), Is.Empty);
    }

    [Test]
    public async Task Put_SameNameAgainAfterTheArchive_IsAnArrivalOfItsOwn()
    {
        using var source = Own();
        var first = await ClaimedAsync(source.Value, "one");
        await source.Archive.ArchiveAsync(first, Failure);

        var second = await ClaimedAsync(source.Value, "two");

        Assert.That((second.Location, second.Identity), Is.Not.EqualTo((first.Location, first.Identity)));
    }

    /// <summary>Reads a stream to its end, and disposes it.</summary>
    protected static async Task<string> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            return Encoding.UTF8.GetString(content.ToArray());
        }
    }

    /// <summary>Everything that the source lists.</summary>
    protected static async Task<List<SourceFile>> ListAsync(IFileSource source, string claimant)
    {
        var files = new List<SourceFile>();
        await foreach (var file in source.ListAsync(claimant))
        {
            files.Add(file);
        }

        return files;
    }

    private static ArchiveRequest Failure { get; } = new() { LoadId = "0123456789abcdef", Folder = ArchiveFolder.Failure, ProcessedAt = ProcessedAt };

    private static ArchivedFile At(ArchivedFile archived, string location) =>
        new() { Archive = archived.Archive, Partner = archived.Partner, Location = location, OriginalName = archived.OriginalName };

    private static async Task<List<SourceFile>> ClaimAllAsync(IFileSource source, IEnumerable<SourceFile> files, string claimant)
    {
        var won = new List<SourceFile>();
        foreach (var file in files)
        {
            if (await source.ClaimAsync(file, claimant) is { } claimed)
            {
                won.Add(claimed);
            }
        }

        return won;
    }

    private async Task<SourceFile> ClaimedAsync(IFileSource source, string content = "{}", string name = "file.json")
    {
        await PutAsync(name, Encoding.UTF8.GetBytes(content));
        return (await source.ClaimAsync((await ListAsync(source, "mine")).Single(), "mine"))!;
    }

    private OwnedSource Own()
    {
        var source = CreateSource();
        return new OwnedSource(source, CreateArchive(source));
    }

    private sealed class OwnedSource(IFileSource source, IFileArchive archive) : IDisposable
    {
        public IFileSource Value => source;

        public IFileArchive Archive => archive;

        public void Dispose() => (source as IDisposable)?.Dispose();
    }
}
