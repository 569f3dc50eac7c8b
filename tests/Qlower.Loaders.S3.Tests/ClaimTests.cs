using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Claims of hosts with ledgers of their own.</summary>
[TestFixture]
internal sealed class ClaimTests
{
    private static readonly ArchiveRequest Request = new() { LoadId = "load", Folder = ArchiveFolder.Success, ProcessedAt = DateTimeOffset.UnixEpoch };

    private string _environment = "";

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        await Buckets.PutAsync(Bucket, "file.json", "{}");
    }

    [Test]
    public async Task Archive_OriginalThatMayNotBeDeleted_KeepsItsClaim()
    {
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = call => ValueTask.FromResult(
            call.Method == "DELETE" && call.Path.EndsWith("/file.json", StringComparison.Ordinal) ? HttpFault.Answer(403, "AccessDenied") : HttpFault.None);
        using var source = Buckets.Source(_environment, address: proxy.Address);
        using var another = Buckets.Source(_environment);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;

        var archived = await source.ArchiveAsync(claimed, Request);

        Assert.That(archived.IsAsRead, Is.True);
        Assert.That(await another.ClaimAsync(claimed, "theirs"), Is.Null, "it was loaded");
        Assert.That(await source.ClaimAsync(claimed, "mine"), Is.Not.Null);
    }

    [Test]
    public async Task Claim_AnotherArchivesBetweenTheLookAndTheClaim_IsNull()
    {
        using var another = Buckets.Source(_environment);
        var theirs = (await another.ClaimAsync((await another.FindAsync(Bucket, "file.json"))!, "theirs"))!;
        var isArchived = false;
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = async call =>
        {
            if (!isArchived && call.Method == "PUT")
            {
                isArchived = true;
                await another.ArchiveAsync(theirs, Request);
            }

            return HttpFault.None;
        };
        using var source = Buckets.Source(_environment, address: proxy.Address);

        var mine = await source.ClaimAsync(theirs, "mine");

        Assert.That(isArchived, Is.True);
        Assert.That(mine, Is.Null);
        Assert.That(await Buckets.KeysAsync(Bucket), Has.Count.EqualTo(1).And.All.StartsWith("success/"), "no claim is left");
    }

    [Test]
    public async Task ReleaseClaim_LedgerThatIsGone_MakesTheFileAnArrivalAgain()
    {
        using var source = Buckets.Source(_environment);
        var file = (await source.FindAsync(Bucket, "file.json"))!;
        await source.ClaimAsync(file, "theirs");
        await Buckets.PutAsync(Bucket, "own.json", "{}");
        await source.ClaimAsync((await source.FindAsync(Bucket, "own.json"))!, "mine");

        var foreign = await ForeignAsync(source);
        var released = await source.ReleaseClaimAsync(foreign.Single());
        var again = await source.ReleaseClaimAsync(foreign.Single());

        Assert.Multiple(() =>
        {
            Assert.That(foreign.Select(claim => (claim.File.Name, claim.Ledger, claim.LedgerSeenAt)), Is.EqualTo(new[] { ("file.json", "theirs", (DateTimeOffset?)null) }));
            Assert.That((released, again), Is.EqualTo((true, false)));
        });
        Assert.That(await source.ClaimAsync(file, "mine"), Is.Not.Null);
        Assert.That(await ForeignAsync(source), Is.Empty);
    }

    [Test]
    public async Task ListForeignClaims_ObjectIsGoneOrReplaced_IsNotListed()
    {
        using var source = Buckets.Source(_environment);
        await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "theirs");

        await Buckets.PutAsync(Bucket, "file.json", """{ "another": 1 }""");

        Assert.That(await ForeignAsync(source), Is.Empty);
    }

    private static async Task<List<ForeignClaim>> ForeignAsync(Loaders.S3.Sources.S3FileSource source)
    {
        var claims = new List<ForeignClaim>();
        await foreach (var claim in source.ListForeignClaimsAsync("mine"))
        {
            claims.Add(claim);
        }

        return claims;
    }
}
