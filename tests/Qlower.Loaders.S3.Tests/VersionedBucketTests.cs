using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Sources;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Where the bucket keeps versions, a received version stays what it is, whatever is put over it.</summary>
[TestFixture]
internal sealed class VersionedBucketTests
{
    private static readonly ArchiveRequest Request = new() { LoadId = "load", Folder = ArchiveFolder.Success, ProcessedAt = DateTimeOffset.UnixEpoch };

    private string _environment = "";

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        await Gateway.Partner.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = Bucket,
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
        });
    }

    [Test]
    public async Task Replaced_WhileItIsRead_BothVersionsAreReadAndArchived()
    {
        using var source = Source();
        var first = await ClaimAsync(source, "one");
        var second = await ClaimAsync(source, "two, longer");

        Assert.That(await ReadAsync(source, first), Is.EqualTo("one"));
        Assert.That((await source.RefreshAsync(first))!.IsSameContent(first), Is.True);
        var archived = await source.ArchiveAsync(first, Request);

        Assert.That(archived.IsAsRead, Is.True);
        Assert.That(await ReadAsync(source, second), Is.EqualTo("two, longer"), "archiving the older version leaves the newer one");
        await source.ArchiveAsync(second, new ArchiveRequest { LoadId = "load-2", Folder = ArchiveFolder.Success, ProcessedAt = DateTimeOffset.UnixEpoch });
        Assert.That(await Buckets.KeysAsync(Bucket), Has.Count.EqualTo(2).And.All.StartsWith("success/1970/01/01/file."));
    }

    [Test]
    public async Task Replaced_BeforeAnybodyLooked_ComesToLightWhenTheNewerOneIsArchived()
    {
        using var source = Source();
        await Buckets.PutAsync(Bucket, "file.json", "one");
        var newer = await ClaimAsync(source, "two, longer");

        await source.ArchiveAsync(newer, Request);

        var older = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;
        Assert.That(await ReadAsync(source, older), Is.EqualTo("one"));
    }

    [Test]
    public async Task Deleted_WhileItIsRead_IsStillReadAndArchived()
    {
        using var source = Source();
        var claimed = await ClaimAsync(source, "one");
        await Gateway.Partner.DeleteObjectAsync(Bucket, "file.json");

        Assert.That(await ReadAsync(source, claimed), Is.EqualTo("one"));
        Assert.That((await source.ArchiveAsync(claimed, Request)).IsAsRead, Is.True);
    }

    [Test]
    public async Task Claim_ServerThatIgnoresTheCondition_IsRefusedInsteadOfTakenTwice()
    {
        using var source = Buckets.Source(_environment);
        await Buckets.PutAsync(Bucket, "file.json", "{}");

        await Assert.ThatAsync(
            async () => await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"),
            Throws.TypeOf<SourceUnavailableException>().With.Message.Contains("WritesClaims"));
    }

    private S3FileSource Source() => Buckets.Source(_environment, options => options.WritesClaims = false);

    private async Task<SourceFile> ClaimAsync(S3FileSource source, string content)
    {
        await Buckets.PutAsync(Bucket, "file.json", content);
        return (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;
    }

    private static async Task<string> ReadAsync(S3FileSource source, SourceFile file)
    {
        await using var stream = await source.OpenReadAsync(file);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
