using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Qlower.Loaders.S3.Sources;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

internal sealed partial class VersionedBucketTests
{
    [Test]
    public async Task List_HostMayNotListVersions_NamesThePermission()
    {
        await PutAsync("1");
        await using var proxy = Denying(call => call.Target.Contains("?versions", StringComparison.Ordinal) || call.Target.Contains("&versions", StringComparison.Ordinal));
        using var source = Source(proxy);

        await Assert.ThatAsync(
            () => source.ListAsync("mine").CountAsync().AsTask(),
            Throws.TypeOf<SourceUnavailableException>().With.Message.Contains("s3:ListBucketVersions").And.Message.Contains(Bucket));
    }

    [Test]
    public async Task List_HostMayNotQueryVersioning_WarnsAndStillLoadsTheOldestFirst()
    {
        await PutAsync("1", "2");
        await using var proxy = Denying(call => call.Target.Contains("versioning", StringComparison.Ordinal));
        var log = new FakeLogger<S3FileSource>();
        using var source = Source(proxy, log);

        var listed = await source.ListAsync("mine").SingleAsync();
        await Assert.ThatAsync(() => source.ClaimAsync(listed, "mine"), Throws.TypeOf<SourceChangedException>());

        Assert.That(await DrainAsync(source), Is.EqualTo(new[] { "1", "2" }));
        var warning = log.Collector.GetSnapshot().Single(entry => entry.Level == LogLevel.Warning);
        Assert.That(warning.Message, Does.Contain("s3:GetBucketVersioning").And.Contain(Bucket));
    }

    [Test]
    public async Task Archive_HostMayNotDeleteVersions_WarnsAndTheNextOneFollows()
    {
        await PutAsync("1", "2", "3");
        await using var proxy = Denying(call => call.Method == "DELETE");
        var log = new FakeLogger<S3FileSource>();
        using var source = Source(proxy, log);

        var read = await DrainAsync(source);

        Assert.That(read, Is.EqualTo(new[] { "1", "2", "3" }));
        Assert.That((await Buckets.VersionsAsync(Bucket)).Count(version => version.Key == "file.json" && version.IsDeleteMarker != true), Is.EqualTo(3));
        var warning = log.Collector.GetSnapshot().Single(entry => entry.Level == LogLevel.Warning);
        Assert.That(warning.Message, Does.Contain("s3:DeleteObjectVersion").And.Contain(Bucket));
    }

    private static HttpFaultProxy Denying(Func<HttpCall, bool> isDenied) => new(Gateway.Address)
    {
        Script = call => ValueTask.FromResult(isDenied(call) ? HttpFault.Answer(403, "AccessDenied") : HttpFault.None),
    };
}
