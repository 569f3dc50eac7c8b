using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Loads of one partner are processed one after the other; those of others are not delayed.</summary>
[TestFixture]
internal sealed class PartnerTurnTests
{
    private static readonly string First = LoaderFixture.Load(Samples.Properties(Samples.Property));
    private static readonly string Second = LoaderFixture.Load(Samples.Properties(Samples.Property.Replace("P-1", "P-2", StringComparison.Ordinal)));

    [Test]
    public async Task Load_WhileAnEarlierOneIsDeferred_WaitsWithoutAFailureAndIsProcessedAfterIt()
    {
        var down = new ScriptedIntegrator("crm") { IsDown = true };
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down));
        loaders.Drop(First, "first.json");
        loaders.Drop(Second, "second.json");
        await loaders.Get<IFileReceiver>().ScanAsync();

        var deferred = (await loaders.Get<ILoadProcessor>().ProcessNextAsync())!;
        var waiting = (await loaders.Get<ILoadProcessor>().ProcessNextAsync())!;
        var nothing = await loaders.Get<ILoadProcessor>().ProcessNextAsync();
        var byId = await loaders.Get<ILoadProcessor>().ProcessAsync(waiting.Id);
        down.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromMinutes(1));
        var closed = new List<string>();
        while (await loaders.Get<ILoadProcessor>().ProcessNextAsync() is { } load)
        {
            closed.Add($"{load.File.Name} {load.Status}");
        }

        Assert.That((deferred.File.Name, deferred.State, deferred.Failures), Is.EqualTo(("first.json", LoadState.Processing, 1)));
        Assert.That((waiting.State, waiting.Failures, waiting.LeaseOwner, waiting.WaitsForLoad), Is.EqualTo((LoadState.Queued, 0, (string?)null, deferred.Id)));
        Assert.That((nothing, byId), Is.EqualTo(((LoadEntry?)null, (LoadEntry?)null)));
        Assert.That(closed, Is.EqualTo(new[] { "first.json Success", "second.json Success" }));
    }

    [Test]
    public async Task Load_ThatLeavesProcessing_AnnouncesTheNextOneOfItsPartner()
    {
        var announced = new CollectingDispatcher();
        await using var loaders = new LoaderFixture(builder => builder.Services.Replace(ServiceDescriptor.Singleton<ILoadDispatcher>(announced)));
        loaders.Drop(First, "first.json");
        loaders.Drop(Second, "second.json");
        await loaders.Get<IFileReceiver>().ScanAsync();
        var inspected = new List<LoadEntry>();
        foreach (var received in (await loaders.Ledger.ListAsync(new LoadQuery())).Reverse())
        {
            inspected.Add((await loaders.Get<ILoadProcessor>().ProcessAsync(received.Id))!);
        }

        announced.Loads.Clear();
        var first = await loaders.Get<ILoadProcessor>().ProcessAsync(inspected[0].Id);

        Assert.That(inspected.Select(load => load.State), Is.All.EqualTo(LoadState.Queued));
        Assert.That(first?.State, Is.EqualTo(LoadState.Closed));
        Assert.That(announced.Loads, Is.EqualTo(new[] { inspected[1].Id }));
    }

    [Test]
    public async Task Load_WhoseTurnBeganWhileItsWorkerLeasedIt_IsAnnouncedWhenItIsReleased()
    {
        var announced = new CollectingDispatcher();
        await using var loaders = new LoaderFixture(builder => builder.Services.Replace(ServiceDescriptor.Singleton<ILoadDispatcher>(announced)));
        loaders.Drop(First, "first.json");
        await loaders.Get<IFileReceiver>().ScanAsync();
        var queued = (await loaders.Get<ILoadProcessor>().ProcessNextAsync())!;
        var lease = (await loaders.Ledger.TryAcquireAsync("worker", TimeSpan.FromMinutes(1), queued.Id))!;
        announced.Loads.Clear();

        await loaders.Get<Processing.PartnerTurns>().ReleaseAsync(lease, CancellationToken.None);

        Assert.That(announced.Loads, Is.EqualTo(new[] { queued.Id }));
        Assert.That((await loaders.Ledger.FindAsync(queued.Id))!.LeaseOwner, Is.Null);
    }

    private sealed class CollectingDispatcher : ILoadDispatcher
    {
        public List<string> Loads { get; } = [];

        public bool ReleasesAfterInspection => true;

        public Task DispatchAsync(string loadId, CancellationToken cancellationToken = default)
        {
            Loads.Add(loadId);
            return Task.CompletedTask;
        }
    }
}
