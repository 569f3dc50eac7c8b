using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A system that is down: its loads wait on it without calls, the other systems have their rows, and everything continues when it answers.</summary>
[TestFixture]
internal sealed class IntegratorWaitTests
{
    private static readonly string File = LoaderFixture.Load(
        Samples.Properties(Property(1), Property(2), Property(3)) + "," + Samples.Transactions(Transaction(1, 1), Transaction(2, 2), Transaction(3, 3)));

    [Test]
    public async Task Process_BreakerOpen_CallsOnceAfterEachPause()
    {
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down));
        loaders.Drop(File);
        var calls = new List<int>();

        var load = (await loaders.RunAsync()).Load;
        calls.Add(down.Calls.Count);
        foreach (var seconds in new[] { 0, 1, 1, 1, 3, 1 })
        {
            loaders.Time.Advance(TimeSpan.FromSeconds(seconds));
            await loaders.Get<ILoadProcessor>().ProcessAsync(load.Id);
            calls.Add(down.Calls.Count);
        }

        Assert.That(calls, Is.EqualTo(new[] { 1, 1, 2, 2, 3, 3, 4 }), "pauses of 1, 2 and 4 seconds, one call after each");
        var waiting = (await loaders.Ledger.FindAsync(load.Id))!;
        Assert.That(waiting.WaitReason, Is.EqualTo("waiting on accounting: TimeoutException"));
        Assert.That(waiting.NotBefore, Is.EqualTo(loaders.Time.GetUtcNow().AddSeconds(8)));
        Assert.That(loaders.Log.Entries.Count(entry => entry.Text.StartsWith("IntegratorUnavailable:", StringComparison.Ordinal)), Is.EqualTo(1), "said once");
    }

    [Test]
    public async Task Process_ProbeFails_IsOneAttempt()
    {
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(
            builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down), options: options => (options.Attempts, options.RetryDelay) = (3, TimeSpan.Zero));
        loaders.Drop(File);

        await loaders.RunAsync();
        var closed = down.Calls.Count;
        loaders.Time.Advance(TimeSpan.FromSeconds(1));
        await loaders.RunAsync();

        Assert.That((closed, down.Calls.Count), Is.EqualTo((3, 4)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Process_OneIntegratorDown_TheOtherHasAllRowsMeanwhile(bool isFirst)
    {
        var store = new InMemoryIntegrator();
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(
            builder => builder.AddIntegrator(_ => isFirst ? down : store).AddIntegrator(_ => isFirst ? store : down), options: options => options.RecordsPerPart = 2);
        loaders.Drop(File);

        var waiting = await loaders.RunAsync();
        var meanwhile = (store.GetRecords("azur", RecordModel.Properties).Count, store.GetRecords("azur", RecordModel.Transactions).Count);
        var calls = down.Calls.Count;
        down.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromSeconds(1));
        var done = await loaders.RunAsync();

        Assert.That((waiting.Load.State, waiting.Load.PartsDone), Is.EqualTo((LoadState.Processing, 0)));
        Assert.That((meanwhile, calls), Is.EqualTo(((3, 3), 1)));
        Assert.That(down.Received, Is.EqualTo(new[] { "P-1", "P-2", "P-3", "T-1", "T-2", "T-3" }));
        Assert.That(done.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(done.Totals, Is.EqualTo(new LoadCounts(6, 6, 0, 0)));
        Assert.That(done.Of(RecordModel.Transactions, "memory"), Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
        Assert.That(done.Of(RecordModel.Transactions, "accounting"), Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
        Assert.That((await loaders.Get<HealthCheckService>().CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Process_ParentRejectedInAPartThatWaits_RejectsItsChildrenAhead(bool isDurable)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-");
        var store = new InMemoryIntegrator();
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using (var loaders = new LoaderFixture(
            builder =>
            {
                builder.AddIntegrator(_ => store).AddIntegrator(_ => down).AddValidator<RejectsSecondProperty>();
                if (isDurable)
                {
                    builder.UseSqliteLedger(Path.Combine(folder.FullName, "ledger.db"));
                }
            },
            options: options => options.RecordsPerPart = 2))
        {
            loaders.Drop(File);

            await loaders.RunAsync();
            var meanwhile = store.GetRecords("azur", RecordModel.Transactions).Select(record => record.ExternalId).ToArray();
            down.IsDown = false;
            loaders.Time.Advance(TimeSpan.FromSeconds(1));
            var done = await loaders.RunAsync();

            Assert.That(meanwhile, Is.EqualTo(new[] { "T-1", "T-3" }));
            Assert.That(down.Received, Is.EqualTo(new[] { "P-1", "P-3", "T-1", "T-3" }));
            Assert.That(done.Codes, Is.EquivalentTo(new[] { RuleCodes.RefusedBySystem, RuleCodes.ReferenceRejected }));
            Assert.That(done.Totals, Is.EqualTo(new LoadCounts(6, 4, 0, 2)));
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Process_ParentRejectedLaterByTheSystemThatWasDown_KeepsTheAnswersOfTheOther()
    {
        var store = new InMemoryIntegrator();
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        down.Rejected.Add("P-2");
        await using var loaders = new LoaderFixture(
            builder => builder.AddIntegrator(_ => store).AddIntegrator(_ => down), options: options => options.RecordsPerPart = 2);
        loaders.Drop(File);

        await loaders.RunAsync();
        down.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromSeconds(1));
        var done = await loaders.RunAsync();

        Assert.That(done.Load.Status, Is.EqualTo(LoadStatus.PartialSuccess));
        Assert.That(done.Codes, Is.EqualTo(new[] { RuleCodes.RefusedBySystem }));
        Assert.That(done.Totals, Is.EqualTo(new LoadCounts(6, 5, 0, 1)));
        Assert.That(done.Of(RecordModel.Properties, "memory"), Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
    }

    [Test]
    public async Task Process_LookupIsDown_DoesNotGoAheadOfUnknownParents()
    {
        var lookup = new FailingLookup { IsDown = true };
        var other = new ScriptedIntegrator("accounting");
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => lookup).AddIntegrator(_ => other), options: options => options.RecordsPerPart = 2);
        loaders.Drop(File);

        await loaders.RunAsync();
        var meanwhile = other.Received.ToArray();
        lookup.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromSeconds(1));
        var done = await loaders.RunAsync();

        Assert.That(meanwhile, Is.EqualTo(new[] { "P-1", "P-2" }));
        Assert.That((done.Load.Status, done.Totals), Is.EqualTo((LoadStatus.Success, new LoadCounts(6, 6, 0, 0))));
        Assert.That(other.Received, Is.EqualTo(new[] { "P-1", "P-2", "P-3", "T-1", "T-2", "T-3" }));
    }

    [Test]
    public async Task Receive_MoreOpenLoadsThanAllowed_LeavesTheFilesUntilLoadsClose()
    {
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(
            builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down), options: options => options.MaxOpenLoads = 2);
        for (var i = 1; i <= 5; i++)
        {
            loaders.Drop(File, $"file-{i}.json");
        }

        await loaders.RunAsync();
        await loaders.Get<IFileReceiver>().ScanAsync();
        var open = (await loaders.Ledger.ListAsync(new LoadQuery { IsOpen = true })).Count;
        var left = Directory.GetFiles(Path.Combine(loaders.Root, "inbox", "azur"), "*.json").Length;
        var health = (await loaders.Get<HealthCheckService>().CheckHealthAsync()).Entries["qlower-loaders"];
        down.IsDown = false;
        for (var i = 0; i < 5; i++)
        {
            loaders.Time.Advance(TimeSpan.FromMinutes(1));
            await loaders.Get<IFileReceiver>().ScanAsync();
            while (await loaders.Get<ILoadProcessor>().ProcessNextAsync() is not null)
            {
            }
        }

        Assert.That((open, left), Is.EqualTo((2, 3)));
        Assert.That(health.Data["paused_intake"], Is.EqualTo(new[] { "azur at folder" }));
        Assert.That((await loaders.Ledger.ListAsync(new LoadQuery { IsOpen = false })).Count, Is.EqualTo(5));
        Assert.That(loaders.Log.Entries.Count(entry => entry.Text.StartsWith("IntakePaused:", StringComparison.Ordinal)), Is.EqualTo(1), "said once");
        Assert.That(loaders.Log.Entries.Count(entry => entry.Text.StartsWith("IntakeResumed:", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private static string Property(int number) => Samples.Property.Replace("P-1", $"P-{number}", StringComparison.Ordinal);

    private static string Transaction(int number, int property) =>
        Samples.Transaction.Replace("T-1", $"T-{number}", StringComparison.Ordinal).Replace("P-1", $"P-{property}", StringComparison.Ordinal);
}
