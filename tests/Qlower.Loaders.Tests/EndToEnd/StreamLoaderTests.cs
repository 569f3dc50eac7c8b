using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

[TestFixture]
internal sealed class StreamLoaderTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly string Content = LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction));

    [Test]
    public async Task LoadStream_NoHostStarted_ReturnsTheReportOfALoadLikeAnyOther()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddInMemorySource());

        var report = await loaders.Get<IStreamLoader>().LoadStreamAsync(Bytes(Content), "azur", "été.json");

        var load = (await loaders.Ledger.FindAsync(report.LoadId))!;
        Assert.That((report.Status, report.FileName, report.Totals.Integrated), Is.EqualTo((LoadStatus.Success, "été.json", 2L)));
        Assert.That((load.State, load.File.Source, load.Archived!.Archive), Is.EqualTo((LoadState.Closed, "memory", "memory")));
    }

    [Test]
    public async Task LoadStream_FileWithErrors_ReportHasTheFindings()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddInMemorySource());

        var report = await loaders.Get<IStreamLoader>().LoadStreamAsync(Bytes("{"), "azur", "broken.json");

        Assert.That(report.Status, Is.EqualTo(LoadStatus.Error));
        Assert.That(await report.Findings.ToListAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task LoadStream_Replay_LoadsTheArchivedBytes()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddInMemorySource());
        var report = await loaders.Get<IStreamLoader>().LoadStreamAsync(Bytes(Content), "azur", "a.json");

        await loaders.Get<ILoadReplay>().ReplayAsync(report.LoadId);
        var replay = await loaders.RunAsync();

        Assert.That((replay.Load.ReplayOf, replay.Load.Status), Is.EqualTo((report.LoadId, (LoadStatus?)LoadStatus.Success)));
    }

    [Test]
    public async Task LoadStream_NoSourceInMemory_NamesTheVerb()
    {
        await using var loaders = new LoaderFixture();

        await Assert.ThatAsync(
            () => loaders.Get<IStreamLoader>().LoadStreamAsync(Bytes(Content), "azur", "a.json"),
            Throws.InvalidOperationException.With.Message.Contains("AddInMemorySource"));
    }

    [Test]
    public async Task LoadStream_PartnerThatIsNotConfigured_Throws()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddInMemorySource());

        await Assert.ThatAsync(() => loaders.Get<IStreamLoader>().LoadStreamAsync(Bytes(Content), "nobody", "a.json"), Throws.ArgumentException);
    }

    [Test]
    public async Task LoadStream_StartedHost_IsProcessedByItsWorkers()
    {
        using var host = Build();
        await host.StartAsync();

        var loads = Enumerable.Range(0, 5).Select(number => host.Services.GetRequiredService<IStreamLoader>().LoadStreamAsync(Bytes(Content), "azur", $"{number}.json"));
        var reports = await Task.WhenAll(loads).WaitAsync(Limit);
        await host.StopAsync();

        Assert.That(reports.Select(report => (report.Status, report.FileName)), Is.EqualTo(Enumerable.Range(0, 5).Select(number => (LoadStatus.Success, $"{number}.json"))));
        Assert.That(reports.Select(report => report.LoadId), Is.Unique);
    }

    [Test]
    public async Task LoadStream_Cancelled_StopsWaitingAndNotTheLoad()
    {
        var gate = new TaskCompletionSource();
        using var host = Build(builder => builder.AddIntegrator(_ => new GatedIntegrator(gate.Task)));
        using var cancellation = new CancellationTokenSource();
        await host.StartAsync();
        var registry = host.Services.GetRequiredService<ILoadRegistry>();

        var load = host.Services.GetRequiredService<IStreamLoader>().LoadStreamAsync(Bytes(Content), "azur", "a.json", cancellation.Token);
        await WaitForAsync(async () => await registry.ListAsync(new LoadQuery { Limit = 1 }) is [{ State: LoadState.Processing }]);
        await cancellation.CancelAsync();
        await Assert.ThatAsync(() => load.WaitAsync(Limit), Throws.InstanceOf<OperationCanceledException>());
        gate.SetResult();

        await WaitForAsync(async () => await registry.ListAsync(new LoadQuery { Limit = 1 }) is [{ State: LoadState.Closed, Status: LoadStatus.Success }]);
        await host.StopAsync();
    }

    [Test]
    public async Task LoadStream_HostStops_Throws()
    {
        using var host = Build(builder => builder.AddIntegrator(_ => new ScriptedIntegrator("down") { IsDown = true }));
        await host.StartAsync();
        var loader = host.Services.GetRequiredService<IStreamLoader>();

        var load = loader.LoadStreamAsync(Bytes(Content), "azur", "a.json");
        await WaitForAsync(async () => await host.Services.GetRequiredService<ILoadRegistry>().ListAsync(new LoadQuery { Limit = 1 }) is [{ WaitReason: not null }]);
        await host.StopAsync();

        await Assert.ThatAsync(() => load.WaitAsync(Limit), Throws.InvalidOperationException.With.Message.Contains("is stopping"));
        await Assert.ThatAsync(() => loader.LoadStreamAsync(Bytes(Content), "azur", "b.json"), Throws.InvalidOperationException.With.Message.Contains("is stopping"));
    }

    private static MemoryStream Bytes(string content) => new(Encoding.UTF8.GetBytes(content));

    private static async Task WaitForAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await holds())
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static IHost Build(Action<IQlowerLoadersBuilder>? compose = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var loaders = builder.Services.AddQlowerLoaders(options => (options.Attempts, options.PollInterval) = (1, TimeSpan.FromMilliseconds(100)))
            .AddPartner("azur", partner =>
                partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LoaderFixture.Key)))))
            .UseInMemoryStore()
            .AddInMemorySource();
        compose?.Invoke(loaders);
        return builder.Build();
    }

    private sealed class GatedIntegrator(Task gate) : IIntegrator
    {
        public string Name => "gated";

        public bool Accepts(RecordModel model) => true;

        public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
        {
            await gate.WaitAsync(cancellationToken);
            return [.. batch.Records.Select(_ => IntegrationAnswer.Integrated)];
        }
    }
}
