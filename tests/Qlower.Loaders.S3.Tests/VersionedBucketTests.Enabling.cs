using Amazon.S3;

namespace Qlower.Loaders.S3.Tests;

internal sealed partial class VersionedBucketTests
{
    [Test]
    public async Task Claim_VersioningEnabledSinceTheListing_TheNextListingReturnsTheOldest()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        using var source = Source();
        Assert.That(await source.ListAsync("mine").CountAsync(), Is.Zero);
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);
        await PutAsync("1", "2");

        var listed = await source.ListAsync("mine").SingleAsync();
        await Assert.ThatAsync(() => source.ClaimAsync(listed, "mine"), Throws.TypeOf<SourceChangedException>());

        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "1", "2" }));
        await AssertNothingIsLeftAsync(archived: 2);
    }

    [Test]
    public async Task Archive_VersioningEnabledSinceTheClaim_LeavesNoDeleteMarker()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        await PutAsync("1");
        using var source = Source();
        var claimed = await ClaimNextAsync(source);
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);

        var archived = await ArchiveAsync(source, claimed);

        Assert.That(archived.IsAsRead, Is.True);
        await AssertNothingIsLeftAsync(archived: 1);
    }

    [Test]
    public async Task Archive_VersioningEnabledAndAnotherPutSinceTheClaim_LeavesTheOtherToBeLoaded()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        await PutAsync("1");
        using var source = Source();
        var claimed = await ClaimNextAsync(source);
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);
        await PutAsync("2");

        Assert.That((await source.RefreshAsync(claimed))!.IsSameContent(claimed), Is.True);
        Assert.That(await ReadAsync(source, claimed), Is.EqualTo("1"));
        Assert.That((await ArchiveAsync(source, claimed)).IsAsRead, Is.True);
        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "2" }));
        await AssertNothingIsLeftAsync(archived: 2);
    }
}
