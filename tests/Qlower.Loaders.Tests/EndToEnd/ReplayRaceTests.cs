using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A watcher receives the restored file before the replay does; on a busy host that was one replay of ten.</summary>
[TestFixture]
internal sealed class ReplayRaceTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Replay_WatcherReceivesTheFileFirst_ReturnsThatLoadWithItsLineage(bool isProcessedToo)
    {
        var watcher = () => Task.CompletedTask;
        await using var loaders = new LoaderFixture(builder => Race(builder, () => watcher()));
        var first = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property)));
        LoadEntry? received = null;
        watcher = async () =>
        {
            await loaders.Get<IFileReceiver>().ScanAsync();
            received = (await loaders.Ledger.ListAsync(new LoadQuery()))[0];
            if (isProcessedToo)
            {
                await loaders.Get<ILoadProcessor>().ProcessNextAsync();
            }
        };

        var replay = await loaders.Get<ILoadReplay>().ReplayAsync(first.Load.Id);

        var loads = await loaders.Ledger.ListAsync(new LoadQuery());
        Assert.That(loads, Has.Count.EqualTo(2));
        Assert.That(received?.Id, Is.EqualTo(replay.Id).And.Not.EqualTo(first.Load.Id));
        Assert.That((received?.ReplayOf, replay.ReplayOf), Is.EqualTo((first.Load.Id, first.Load.Id)));
        Assert.That(replay.State, Is.EqualTo(isProcessedToo ? LoadState.Closed : LoadState.Received));
        Assert.That(replay.File.Name, Is.EqualTo(first.Load.File.Name));
    }

    [Test]
    public async Task Replay_HostIsKilledOnceTheFileIsRestored_IsReceivedWithItsLineageLater()
    {
        var kill = () => Task.CompletedTask;
        await using var loaders = new LoaderFixture(builder => Race(builder, () => kill()));
        var first = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property)));
        kill = () => throw new OperationCanceledException("killed");
        await Assert.ThatAsync(() => loaders.Get<ILoadReplay>().ReplayAsync(first.Load.Id), Throws.InstanceOf<OperationCanceledException>());

        var replay = await loaders.RunAsync();

        Assert.That(replay.Load.ReplayOf, Is.EqualTo(first.Load.Id));
        Assert.That(replay.Load.Status, Is.EqualTo(LoadStatus.Success));
    }

    private static void Race(IQlowerLoadersBuilder builder, Func<Task> afterRestoreAsync)
    {
        var source = builder.Services.Last(service => service.ServiceType == typeof(IFileSource));
        builder.Services.Remove(source);
        builder.AddFileSource(provider => new RacingSource((IFileSource)source.ImplementationFactory!(provider), afterRestoreAsync));
    }
}
