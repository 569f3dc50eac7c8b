using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

/// <summary>
/// The process dies before or after every single request that a load sends, and another one continues: whatever was done twice, the result is the
/// same.
/// </summary>
[TestFixture]
internal sealed partial class CrashTests
{
    private static readonly byte[] File = TestFiles.Make(60, faultEvery: 20);
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("crash-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public async Task Load_ProcessDiesAtAnyRequest_EndsAsIfItHadNot(bool isRequestDone, bool isVersioned)
    {
        var (expected, calls) = await RunAsync(null, isRequestDone, isVersioned);
        Assert.That(calls, Has.Count.GreaterThan(10));

        for (var at = 1; at <= calls.Count; at++)
        {
            var (outcome, _) = await RunAsync(at, isRequestDone, isVersioned);

            Assert.That(outcome.Rows, Is.EqualTo(expected.Rows), $"dead at request {at}");
            Assert.That(outcome.Keys, Is.EqualTo(expected.Keys), $"dead at request {at}: {string.Join(", ", calls)}");
            Assert.That(outcome.Loads, Is.EqualTo(expected.Loads), $"dead at request {at}");
        }
    }

    private async Task<(Outcome Outcome, IReadOnlyCollection<HttpCall> Calls)> RunAsync(int? dead, bool isRequestDone, bool isVersioned)
    {
        var environment = Gateway.NewEnvironment();
        var bucket = Buckets.Of(environment);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, environment)).FullName;
        await (isVersioned ? Buckets.CreateVersionedAsync(bucket) : Gateway.Partner.PutBucketAsync(bucket));
        await Buckets.PutAsync(bucket, "file.json", File);

        var died = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = call =>
        {
            if (call.Number < (dead ?? int.MaxValue))
            {
                return ValueTask.FromResult(HttpFault.None);
            }

            died.TrySetResult();
            return ValueTask.FromResult(call.Number == dead && isRequestDone ? HttpFault.StallBehind : HttpFault.Stall);
        };
        proxy.Answered = call => _ = call.Number == dead && answered.TrySetResult();
        await using var first = new LoadingHost(environment, folder, proxy.Address, new FakeTimeProvider(Start), Configure);
        using var end = new CancellationTokenSource();
        var running = first.RunAsync(end.Token);
        await Task.WhenAny(running, died.Task);
        if (dead is null)
        {
            await running;
            return (await OutcomeAsync(first, bucket), proxy.Calls);
        }

        if (isRequestDone)
        {
            await answered.Task.WaitAsync(TimeSpan.FromMinutes(3), CancellationToken.None);
        }

        // The first host never receives a response again; its lease expires.
        await using var second = new LoadingHost(environment, folder, time: new FakeTimeProvider(Start.AddMinutes(5)), source: Configure);
        await second.RunAsync(CancellationToken.None);
        var outcome = await OutcomeAsync(second, bucket);
        await end.CancelAsync();
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(20), CancellationToken.None));
        return (outcome, proxy.Calls);

        // This server ignores the condition of claims in buckets with versions.
        void Configure(S3SourceOptions source) => source.WritesClaims = !isVersioned;
    }

    private static async Task<Outcome> OutcomeAsync(LoadingHost host, string bucket)
    {
        // Archived names carry time and load. A report that is written again has two versions; a file must not.
        var keys = (await Buckets.VersionsAsync(bucket))
            .Select(version => (Name: ArchivedName().Replace(version.Key, ""), version.IsLatest, version.IsDeleteMarker))
            .Where(version => version.IsLatest == true || version.Name is "failure.json" or "file.json")
            .Select(version => $"{version.Name}{(version.IsDeleteMarker == true ? " deleted" : "")}").Order(StringComparer.Ordinal);
        var loads = (await host.LoadsAsync()).Select(load => $"{load.State} {load.Status} {load.Archived?.IsAsRead}");
        return new Outcome(string.Join('\n', await host.RowsAsync()), string.Join('\n', keys), string.Join('\n', loads));
    }

    [GeneratedRegex(@"(?<=^\w+)/.*\.\d{8}T\d{9}Z\.[0-9a-f]{32}")]
    private static partial Regex ArchivedName();

    private sealed record Outcome(string Rows, string Keys, string Loads);
}
