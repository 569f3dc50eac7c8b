using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests;

/// <summary>What a load and a look cost, as <c>docs/s3.md</c> tells.</summary>
[TestFixture]
internal sealed class RequestCountTests
{
    [TestCase(true, false)]
    [TestCase(false, false)]
    [TestCase(true, true)]
    [TestCase(false, true)]
    [TestCase(false, false, true)]
    public async Task Load_OneFile_CostsSoManyRequests(bool writesClaims, bool hasFindings, bool isVersioned = false)
    {
        await using var bucket = await LoadedBucket.CreateAsync(options => options.WritesClaims = writesClaims, isVersioned);
        await bucket.PutAsync("first.json", transactions: 10);
        await bucket.RunAsync();
        await bucket.PutAsync("file.json", transactions: 2000, faultEvery: hasFindings ? 100 : 0);
        bucket.Requests.Forget();

        await bucket.RunAsync();

        var counted = string.Join(", ", bucket.Requests.ByName.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "s3.md"));
        Assert.That(page, Does.Contain($"| {(isVersioned ? "with versions, " : "")}{(writesClaims ? "with claims" : "without claims")}, {(hasFindings ? "20 findings" : "no findings")} | {counted} |"));
    }

    [TestCase(false, "ListObjectsV2")]
    [TestCase(true, "ListVersions")]
    public async Task Scan_NothingNew_CostsOneListABucket(bool isVersioned, string request)
    {
        await using var bucket = await LoadedBucket.CreateAsync(isVersioned: isVersioned);
        await bucket.ScanAsync();
        bucket.Requests.Forget();

        await bucket.ScanAsync();

        Assert.That(bucket.Requests.ByName, Is.EquivalentTo(new Dictionary<string, int> { [request] = 1 }));
    }
}
