using Qlower.Loaders.S3.Places;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Keys that are not input: each is reported, wherever it is in a partner's bucket.</summary>
[TestFixture]
internal sealed class UnclaimedKeysTests
{
    [TestCase("", false)]
    [TestCase("", true)]
    [TestCase("in/", false)]
    public async Task ListUnclaimed_KeysThatAreNoInput_AreReportedWithTheirReason(string prefix, bool wasListed)
    {
        var environment = Gateway.NewEnvironment();
        var bucket = Buckets.Of(environment);
        await Gateway.Partner.PutBucketAsync(bucket);
        foreach (var key in new[] { "a.json", "notes.txt", "sub/nested.json", "success/2026/11/22/old.json", "failure/x.json", "claims/x.json", "replay/1/x.json" })
        {
            await Buckets.PutAsync(bucket, prefix + key, "{}");
        }

        using var source = Buckets.Source(environment, options => options.Prefix = prefix);
        if (wasListed)
        {
            Assert.That(await source.ListAsync("mine").CountAsync(), Is.EqualTo(1));
        }

        var unclaimed = await source.ListUnclaimedAsync().ToListAsync();

        Assert.That(
            unclaimed.Select(file => (file.Partner, file.Name, file.Location, file.Reason)),
            Is.EqualTo(new[]
            {
                ("azur", "notes.txt", $"{bucket}/{prefix}notes.txt", UnclaimedReason.IgnoredName),
                ("azur", "sub/", $"{bucket}/{prefix}sub/", UnclaimedReason.Nested),
            }));
    }

    [Test]
    public async Task ListUnclaimed_KeysOutsideOfPartnersPrefixes_AreOfAnUnknownPartner()
    {
        var environment = Gateway.NewEnvironment();
        var bucket = $"ql-shared-{environment}";
        await Gateway.Partner.PutBucketAsync(bucket);
        foreach (var key in new[] { "in/azur/a.json", "in/nobody/b.json", "in/loose.json", "elsewhere/c.json" })
        {
            await Buckets.PutAsync(bucket, key, "{}");
        }

        using var source = Buckets.Source(environment, options => (options.Bucket, options.Prefix) = (bucket, "in/{partner}/"));

        var unclaimed = await source.ListUnclaimedAsync().ToListAsync();

        Assert.That(unclaimed.Select(file => file.Location), Is.EquivalentTo(new[] { $"{bucket}/in/nobody/", $"{bucket}/in/loose.json" }));
        Assert.That(unclaimed.Select(file => file.Reason), Is.All.EqualTo(UnclaimedReason.UnknownPartner));
    }

    [Test]
    public async Task ListUnclaimed_KeyBesideThePrefixOfABucket_IsOfAnUnknownPartner()
    {
        var environment = Gateway.NewEnvironment();
        var bucket = Buckets.Of(environment);
        await Gateway.Partner.PutBucketAsync(bucket);
        await Buckets.PutAsync(bucket, "in/a.json", "{}");
        await Buckets.PutAsync(bucket, "a.json", "{}");

        using var source = Buckets.Source(environment, options => options.Prefix = "in/");

        var unclaimed = (await source.ListUnclaimedAsync().ToListAsync()).Single();

        Assert.That((unclaimed.Partner, unclaimed.Name, unclaimed.Reason), Is.EqualTo(("azur", "a.json", UnclaimedReason.UnknownPartner)));
    }

    [TestCase("", "", null)]
    [TestCase("in/", "in/", "")]
    [TestCase("{partner}/", "azur/", "")]
    [TestCase("in/{partner}/", "in/azur/", "in/")]
    [TestCase("in/x-{partner}/y/", "in/x-azur/y/", "in/")]
    public void ParentOf_Prefix_ContainsThePrefixesOfAllPartners(string template, string prefix, string? parent) =>
        Assert.That(new S3Place("azur", "bucket", prefix).ParentOf(template)?.Prefix, Is.EqualTo(parent));
}
