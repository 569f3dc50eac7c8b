using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Reading;
using Qlower.Loaders.S3.Requests;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Time-outs and retries of reads.</summary>
[TestFixture]
internal sealed class ResumingStreamTests
{
    private readonly S3SourceOptions _options = new() { ServiceUrl = Gateway.Address, ReadRetries = 9 };

    [Test]
    public async Task Read_TimeRunsOutAsItEnds_ThrowsNothingOnTheTimersThread()
    {
        var bucket = Buckets.Of(Gateway.NewEnvironment());
        await Gateway.Partner.PutBucketAsync(bucket);
        await Buckets.PutAsync(bucket, "file.json", "{}");
        var time = new DelayedTimers(_options.ReadTimeout);
        await using (var stream = Open(Gateway.Address, bucket, time))
        {
            await stream.CopyToAsync(Stream.Null);
        }

        var fired = time.Fire();

        Assert.That(fired, Is.GreaterThan(1));
    }

    [Test]
    public async Task Read_NobodyAnswers_PausesGrowToTenSeconds()
    {
        var time = new DelayedTimers(_options.ReadTimeout);
        await using var stream = Open(new Uri($"http://127.0.0.1:{FreePorts.Take()}"), "bucket", time);

        await Assert.ThatAsync(() => stream.CopyToAsync(Stream.Null), Throws.TypeOf<SourceUnavailableException>());

        Assert.That(time.Skipped, Has.Count.EqualTo(_options.ReadRetries).And.Ordered);
        Assert.That(time.Skipped.Last(), Is.EqualTo(TimeSpan.FromSeconds(10)));
    }

    private ResumingStream Open(Uri address, string bucket, TimeProvider time) =>
        new(new S3ObjectClient(Gateway.Connect(address), _options), S3Range.OfUnknownLength(new ObjectLocation(bucket, "file.json"), 0, null), _options, time);
}
