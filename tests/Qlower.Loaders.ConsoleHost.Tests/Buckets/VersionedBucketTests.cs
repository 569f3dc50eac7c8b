using Amazon.S3;
using Amazon.S3.Model;
using Qlower.Loaders.TestServers;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.ConsoleHost.Tests.Buckets;

/// <summary>A bucket with versions, whose program is killed while it archives one.</summary>
[TestFixture]
[Category(QuickRun.Kills)]
internal sealed class VersionedBucketTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private BucketFolder _folder = null!;

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = await BucketFolder.CreateAsync();
        await Gateway.Client.PutBucketVersioningAsync(new PutBucketVersioningRequest
        {
            BucketName = _folder.Bucket,
            VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
        });
    }

    [TearDown]
    public void TearDown() => _folder?.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public async Task Watch_KilledBetweenCopyAndDelete_NothingIsLostOrDoubled(bool isDeleted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var proxy = new HttpFaultProxy(new Uri(Gateway.Address));
        proxy.Script = call =>
        {
            if (!IsDelete(call))
            {
                return ValueTask.FromResult(HttpFault.None);
            }

            _ = !isDeleted && reached.TrySetResult();
            return ValueTask.FromResult(isDeleted ? HttpFault.StallBehind : HttpFault.Stall);
        };
        proxy.Answered = call => _ = isDeleted && IsDelete(call) && reached.TrySetResult();
        _folder.Configure($"{_folder.Options}, \"WritesClaims\": false", proxy.Address);
        foreach (var prefix in new[] { "a-", "b-", "c-" })
        {
            await _folder.PutAsync("day.json", transactions: 20, prefix);
        }

        await using (var killed = _folder.StartWatch())
        {
            await reached.Task.WaitAsync(Limit);
            killed.Kill();
        }

        var versions = await VersionsAsync();
        Assert.That(versions.Count(version => version.Key == "day.json"), Is.EqualTo(isDeleted ? 2 : 3));
        Assert.That(versions.Count(version => version.Key.StartsWith("success/", StringComparison.Ordinal)), Is.EqualTo(1));
        _folder.Configure($"{_folder.Options}, \"WritesClaims\": false");
        await using var last = _folder.StartWatch();
        await _folder.EndAsync(3, last);

        var loads = await _folder.LoadsAsync();
        Assert.That(loads.Select(load => load.Counts.Integrated), Is.EqualTo(new[] { 30, 30, 30 }));
        var left = await VersionsAsync();
        Assert.That(left.Select(version => version.Key), Is.Unique.And.Exactly(9).Items.And.All.StartsWith("success/"), "Three files with two reports each.");
        Assert.That(left.Select(version => version.IsDeleteMarker), Is.All.Not.EqualTo(true));
    }

    private static bool IsDelete(HttpCall call) => call.Method == "DELETE" && call.Path.EndsWith("/day.json", StringComparison.Ordinal);

    private async Task<List<S3ObjectVersion>> VersionsAsync() =>
        (await Gateway.Client.ListVersionsAsync(new ListVersionsRequest { BucketName = _folder.Bucket })).Versions ?? [];
}
