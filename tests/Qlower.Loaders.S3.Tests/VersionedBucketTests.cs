using System.Text;
using Amazon.S3;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.S3.Sources;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Each version is one arrival: the oldest is received first, read, archived and deleted by its id.</summary>
[TestFixture]
internal sealed partial class VersionedBucketTests
{
    private string _environment = "";

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        await Buckets.CreateVersionedAsync(Bucket);
    }

    [Test]
    public async Task List_FiveVersionsOfOneKey_ReturnsTheNextWhenOneIsArchived()
    {
        await PutAsync("1", "2", "3", "4", "5");
        await Buckets.PutAsync(Bucket, "file.json.json", "another key");
        using var source = Source();

        var read = await DrainAsync(source);

        Assert.That(read.Where(content => content.Length == 1), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Assert.That(read, Has.Exactly(6).Items);
        await AssertNothingIsLeftAsync(archived: 6);
    }

    [Test]
    public async Task Find_EventOfANewerVersion_ReturnsTheOldest()
    {
        await PutAsync("1", "22", "333");
        using var source = Source();

        var found = await source.FindAsync(Bucket, "file.json");

        Assert.That(found!.Length, Is.EqualTo(1));
        Assert.That(await source.FindAsync(Bucket, "file.jso"), Is.Null);
    }

    [Test]
    public async Task List_TenThousandVersionsOfOneKey_ReturnsTheOldest()
    {
        const int Versions = 10_000;
        await PutAsync("the oldest");
        await Parallel.ForAsync(1, Versions, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) => await PutAsync("x"));
        await Buckets.PutAsync(Bucket, "last.json", "{}");
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        using var source = Source(proxy);

        var listed = await source.ListAsync("mine").ToListAsync();
        var requests = proxy.Calls.Count(call => call.Target.Contains("versions", StringComparison.Ordinal));
        await ArchiveAsync(source, (await source.ClaimAsync(listed[0], "mine"))!);
        var next = await source.FindAsync(Bucket, "file.json");

        Assert.That(listed.Select(file => (file.Name, file.Length)), Is.EqualTo(new[] { ("file.json", 10L), ("last.json", 2L) }));
        Assert.That(requests, Is.InRange((Versions / 1000) + 1, Versions / 200), "pages: each version is read once");
        Assert.That((next!.Length, next.Identity), Is.Not.EqualTo((10L, listed[0].Identity)));
        Assert.That((await Buckets.VersionsAsync(Bucket)).Count(version => version.Key == "file.json"), Is.EqualTo(Versions - 1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task List_NullVersions_AreArrivalsInTheirOrder(bool isSuspendedFirst)
    {
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Suspended);
        if (isSuspendedFirst)
        {
            await PutAsync("replaced", "1");
        }

        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);
        await PutAsync("2", "3");
        if (!isSuspendedFirst)
        {
            await Buckets.SetVersioningAsync(Bucket, VersionStatus.Suspended);
            await PutAsync("replaced", "4");
        }

        using var source = Source();

        Assert.That(await DrainAsync(source), Is.EqualTo(isSuspendedFirst ? ["1", "2", "3"] : new[] { "2", "3", "4" }));
        await AssertNothingIsLeftAsync(archived: 3);
    }

    [Test]
    public async Task Identity_ObjectPutBeforeVersioning_StaysTheSame()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        await PutAsync("1");
        using var before = Source();
        var unversioned = await before.ListAsync("mine").SingleAsync();
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);
        await PutAsync("2");
        using var after = Source();

        var versioned = await after.ListAsync("mine").SingleAsync();

        Assert.That(versioned.IsSameContent(unversioned), Is.True);
        Assert.That(await ReadAsync(after, versioned), Is.EqualTo("1"));
    }

    [Test]
    public async Task Open_NullVersionBelowANewerOneInAnotherProcess_ReadsTheNullVersion()
    {
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Suspended);
        await PutAsync("1");
        using var watcher = Source();
        var claimed = await ClaimNextAsync(watcher);
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);
        await PutAsync("2");
        using var worker = Source();

        Assert.That(await ReadAsync(worker, claimed), Is.EqualTo("1"));
        Assert.That((await ArchiveAsync(worker, claimed)).IsAsRead, Is.True);
        Assert.That(await DrainAsync(watcher), Is.EqualTo(new[] { "2" }));
        await AssertNothingIsLeftAsync(archived: 2);
    }

    [Test]
    public async Task Deleted_BeforeItWasReceived_IsReportedAndNotListed()
    {
        await PutAsync("1", "2");
        await Gateway.Partner.DeleteObjectAsync(Bucket, "file.json");
        using var source = Source();

        var listed = await source.ListAsync("mine").ToListAsync();
        var unclaimed = await source.ListUnclaimedAsync().ToListAsync();

        Assert.That(listed, Is.Empty);
        Assert.That(unclaimed.Select(file => (file.Name, file.Reason)), Is.EqualTo(new[] { ("file.json", UnclaimedReason.Deleted) }));
        Assert.That(await source.FindAsync(Bucket, "file.json"), Is.Null);
    }

    [Test]
    public async Task Deleted_AndPutAgain_OnlyWhatFollowsTheMarkerIsListed()
    {
        await PutAsync("1");
        await Gateway.Partner.DeleteObjectAsync(Bucket, "file.json");
        await PutAsync("2", "3");
        using var source = Source();

        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "2", "3" }));
        Assert.That((await source.ListUnclaimedAsync().SingleAsync()).Reason, Is.EqualTo(UnclaimedReason.Deleted));

        var marker = (await Buckets.VersionsAsync(Bucket)).Single(version => version.IsDeleteMarker == true);
        await Gateway.Partner.DeleteObjectAsync(Bucket, "file.json", marker.VersionId);
        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "1" }), "the deletion was undone");
    }

    [Test]
    public async Task Deleted_WhileItIsRead_IsStillReadAndArchived()
    {
        await PutAsync("1");
        using var source = Source();
        var claimed = await ClaimNextAsync(source);
        await Gateway.Partner.DeleteObjectAsync(Bucket, "file.json");

        Assert.That(await ReadAsync(source, claimed), Is.EqualTo("1"));
        Assert.That((await ArchiveAsync(source, claimed)).IsAsRead, Is.True);
    }

    [Test]
    public async Task Archive_NewerVersionPutMeanwhile_LeavesTheNewerOne()
    {
        await PutAsync("1");
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = async call =>
        {
            if (call.Headers.ContainsKey("x-amz-copy-source"))
            {
                await PutAsync("2");
            }
            else if (call.Method == "DELETE")
            {
                await PutAsync("3");
            }

            return HttpFault.None;
        };
        using var source = Source(proxy);

        var archived = await ArchiveAsync(source, await ClaimNextAsync(source));
        proxy.Script = _ => ValueTask.FromResult(HttpFault.None);

        Assert.That(archived.IsAsRead, Is.True);
        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "2", "3" }));
        await AssertNothingIsLeftAsync(archived: 3);
    }

    [Test]
    public async Task ListUnclaimed_NewerVersionsWait_IsReportedUntilTheyAreNext()
    {
        await PutAsync("1", "2");
        using var source = Source();

        var first = await source.ListUnclaimedAsync().ToListAsync();
        await ArchiveAsync(source, await ClaimNextAsync(source));
        await source.ListAsync("mine").CountAsync();
        var later = await source.ListUnclaimedAsync().ToListAsync();

        Assert.That(first.Select(file => (file.Name, file.Reason)), Is.EqualTo(new[] { ("file.json", UnclaimedReason.OlderVersionFirst) }));
        Assert.That(later, Is.Empty);
    }

    [Test]
    public async Task ListUnclaimed_OtherNames_AreReportedOnce()
    {
        await Buckets.PutAsync(Bucket, "notes.txt", "1");
        await Buckets.PutAsync(Bucket, "notes.txt", "2");
        await Buckets.PutAsync(Bucket, "gone.txt", "1");
        await Gateway.Partner.DeleteObjectAsync(Bucket, "gone.txt");
        await Buckets.PutAsync(Bucket, "sub/a.json", "1");
        await Buckets.PutAsync(Bucket, "success/a.json", "1");
        using var source = Source();

        var unclaimed = await source.ListUnclaimedAsync().ToListAsync();

        Assert.That(
            unclaimed.Select(file => (file.Name, file.Reason)),
            Is.EquivalentTo(new[] { ("notes.txt", UnclaimedReason.IgnoredName), ("sub/", UnclaimedReason.Nested) }));
    }

    [Test]
    public async Task WaitForChange_VersionIsArchivedAndAnotherWaits_Completes()
    {
        await PutAsync("1", "2");
        var time = new FakeTimeProvider();
        using var source = Buckets.Source(_environment, options => (options.WritesClaims, options.PollInterval, options.IdlePollInterval) = (false, TimeSpan.FromHours(1), TimeSpan.FromHours(1)), time: time);
        var first = await ClaimNextAsync(source);
        await source.WaitForChangeAsync();
        Assert.That((await source.ListAsync("mine").SingleAsync()).Identity, Is.EqualTo(first.Identity), "found with a second version, so listed again");
        var waiting = source.WaitForChangeAsync();
        Assert.That(waiting.IsCompleted, Is.False);

        await ArchiveAsync(source, first);
        await waiting.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task WaitForChange_VersionIsArchivedByAnotherProcess_CompletesAfterSeconds()
    {
        await PutAsync("1", "2");
        var time = new FakeTimeProvider();
        using var source = Buckets.Source(_environment, options => (options.WritesClaims, options.PollInterval, options.IdlePollInterval) = (false, TimeSpan.FromHours(1), TimeSpan.FromHours(1)), time: time);
        using var another = Source();
        await source.ListAsync("mine").CountAsync();
        await source.WaitForChangeAsync();
        await source.ListAsync("mine").CountAsync();
        var waiting = source.WaitForChangeAsync();

        await ArchiveAsync(another, await ClaimNextAsync(another));
        time.Advance(TimeSpan.FromSeconds(10));
        await waiting.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.That(await ReadAsync(source, await source.ListAsync("mine").SingleAsync()), Is.EqualTo("2"));
    }

    [Test]
    public async Task Restore_ArchivedVersion_IsReadAndRemovedByItsVersion()
    {
        await PutAsync("1");
        using var source = Source();
        var archived = await ArchiveAsync(source, await ClaimNextAsync(source));

        var restored = (await source.ClaimAsync((await source.RestoreAsync(archived, "mine", (_, _, _) => Task.CompletedTask))!, "mine"))!;

        Assert.That(await ReadAsync(source, restored), Is.EqualTo("1"));
        await ArchiveAsync(source, restored);
        await AssertNothingIsLeftAsync(archived: 2);
    }

    [Test]
    public async Task Claim_ServerThatKeepsTheCondition_LeavesNoVersionOfAClaim()
    {
        await PutAsync("1", "2");
        await using var server = new AwsConditions();
        using var source = Buckets.Source(_environment, address: server.Address);
        using var another = Buckets.Source(_environment, address: server.Address);
        var first = await ClaimNextAsync(source);

        Assert.That(await another.ClaimAsync(await another.ListAsync("theirs").SingleAsync(), "theirs"), Is.Null);
        await ArchiveAsync(source, first);
        Assert.That(await DrainAsync(another), Is.EqualTo(new[] { "2" }));
        await AssertNothingIsLeftAsync(archived: 2);
    }

    [Test]
    public async Task Claim_ServerThatIgnoresTheCondition_IsRefusedInsteadOfTakenTwice()
    {
        using var source = Buckets.Source(_environment);
        await PutAsync("{}");

        await Assert.ThatAsync(
            async () => await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"),
            Throws.TypeOf<SourceUnavailableException>().With.Message.Contains("WritesClaims"));
    }

    private S3FileSource Source(HttpFaultProxy? proxy = null, ILogger<S3FileSource>? logger = null) =>
        Buckets.Source(_environment, options => options.WritesClaims = false, proxy?.Address, logger);

    private async Task PutAsync(params string[] contents)
    {
        foreach (var content in contents)
        {
            await Buckets.PutAsync(Bucket, "file.json", content);
        }
    }

    private static async Task<SourceFile> ClaimNextAsync(S3FileSource source) =>
        (await source.ClaimAsync(await source.ListAsync("mine").FirstAsync(), "mine"))!;

    private static Task<ArchivedFile> ArchiveAsync(S3FileSource source, SourceFile file) => source.ArchiveAsync(
        file, new ArchiveRequest { LoadId = Guid.NewGuid().ToString("N"), Folder = ArchiveFolder.Success, ProcessedAt = DateTimeOffset.UnixEpoch });

    /// <summary>Receives, reads and archives until nothing is listed; returns the contents in their order.</summary>
    private static async Task<List<string>> DrainAsync(S3FileSource source)
    {
        var contents = new List<string>();
        while (await source.ListAsync("mine").ToListAsync() is { Count: > 0 } listed)
        {
            foreach (var file in listed)
            {
                var claimed = (await source.ClaimAsync(file, "mine"))!;
                contents.Add(await ReadAsync(source, claimed));
                Assert.That((await ArchiveAsync(source, claimed)).IsAsRead, Is.True);
            }
        }

        return contents;
    }

    private async Task AssertNothingIsLeftAsync(int archived)
    {
        var versions = await Buckets.VersionsAsync(Bucket);
        Assert.That(versions.Select(version => version.Key), Is.Unique.And.All.StartsWith("success/").And.Exactly(archived).Items);
        Assert.That(versions.Select(version => version.IsDeleteMarker), Is.All.Not.EqualTo(true));
    }

    private static async Task<string> ReadAsync(S3FileSource source, SourceFile file)
    {
        await using var stream = await source.OpenReadAsync(file);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
