using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Systems that fail, rules that throw, files that change: nothing is lost, nothing is counted twice.</summary>
[TestFixture]
internal sealed class ResilienceTests
{
    private static readonly string File = LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(
        Samples.Transaction, Samples.Transaction.Replace("T-1", "T-2", StringComparison.Ordinal), Samples.Transaction.Replace("T-1", "T-3", StringComparison.Ordinal)));

    [Test]
    public async Task Process_OneIntegratorDown_RetriesItAlone()
    {
        var first = new InMemoryIntegrator();
        var second = new ScriptedIntegrator("accounting", RecordModel.Transactions) { IsDown = true };
        second.Rejected.Add("T-3");
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => first).AddIntegrator(_ => second));
        loaders.Drop(File);

        var waiting = await loaders.RunAsync();

        Assert.That(waiting.Load.State, Is.EqualTo(LoadState.Processing));
        Assert.That(waiting.Load.WaitReason, Does.Contain("accounting").And.Not.Contain(LoaderFixture.Key));
        Assert.That(first.GetRecords("azur", RecordModel.Transactions), Has.Count.EqualTo(3));

        second.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromMinutes(1));
        var done = await loaders.RunAsync();

        Assert.That(done.Load.Status, Is.EqualTo(LoadStatus.PartialSuccess));
        Assert.That(done.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
        Assert.That(done.Of(RecordModel.Transactions, "memory"), Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
        Assert.That(done.Of(RecordModel.Transactions, "accounting"), Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
        Assert.That(second.Received, Is.EqualTo(new[] { "T-1", "T-2", "T-3" }));
        Assert.That(second.Calls.Distinct(), Has.Exactly(1).Items, "the batch id is stable");
        Assert.That(done.Codes, Is.EqualTo(new[] { RuleCodes.RefusedBySystem }));
    }

    [Test]
    public async Task Process_RecordRefusedByTheFirstSystem_IsNotSentToTheSecond()
    {
        var first = new ScriptedIntegrator("first", RecordModel.Transactions);
        var second = new ScriptedIntegrator("second", RecordModel.Transactions);
        first.Rejected.Add("T-2");
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => first).AddIntegrator(_ => second)
            .ConfigurePipeline(pipeline => pipeline.Integrate("memory", RecordModel.Clients, RecordModel.Declarants, RecordModel.Properties).Integrate("first").Integrate("second")));
        loaders.Drop(File);

        var outcome = await loaders.RunAsync();

        Assert.That(second.Received, Is.EqualTo(new[] { "T-1", "T-3" }));
        Assert.That(outcome.Of(RecordModel.Transactions, "second"), Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
    }

    [Test]
    public async Task Process_RuleThrows_IsAFaultAndNotThePartners()
    {
        var reporter = new CollectingReporter();
        await using var loaders = new LoaderFixture(builder =>
        {
            builder.AddValidator<ThrowingValidator>().AddTransformer<ThrowingTransformer>();
            builder.Services.AddSingleton<IAlertReporter>(reporter);
        });
        loaders.Drop(File);

        var outcome = await loaders.RunAsync();

        Assert.That(outcome.Load.IsFaulted, Is.True);
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(3, 1, 0, 2)));
        Assert.That(outcome.Findings.Select(finding => (finding.Code, finding.IsFault)), Is.EqualTo(Enumerable.Repeat((RuleCodes.RuleFault, true), 2)));
        Assert.That(reporter.Alerts.Single().Kind, Is.EqualTo(AlertKind.Faulted));
        Assert.That(loaders.Log.Entries.Count(entry => entry.Level == LogLevel.Error && entry.Text.StartsWith("RuleFault", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Process_RuleThrowsWhileAnIntegratorIsDown_ClosesFaultedAndAlerts(bool isDurable)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-");
        var reporter = new CollectingReporter();
        var second = new ScriptedIntegrator("accounting", RecordModel.Transactions) { IsDown = true };
        await using (var loaders = new LoaderFixture(builder =>
        {
            builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => second).AddValidator<ThrowingValidator>();
            builder.Services.AddSingleton<IAlertReporter>(reporter);
            if (isDurable)
            {
                builder.UseSqliteLedger(Path.Combine(folder.FullName, "ledger.db"));
            }
        }))
        {
            loaders.Drop(File);
            var waiting = await loaders.RunAsync();
            second.IsDown = false;
            loaders.Time.Advance(TimeSpan.FromMinutes(1));

            var done = await loaders.RunAsync();

            Assert.That(waiting.Load.State, Is.EqualTo(LoadState.Processing));
            Assert.That((done.Load.State, done.Load.Status, done.Load.IsFaulted), Is.EqualTo((LoadState.Closed, (LoadStatus?)LoadStatus.PartialSuccess, true)));
            Assert.That(done.Codes, Is.EqualTo(new[] { RuleCodes.RuleFault }));
            Assert.That(reporter.Alerts.Select(alert => alert.Kind), Is.EqualTo(new[] { AlertKind.Faulted }));
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Load_Failed_Alerts()
    {
        var reporter = new CollectingReporter();
        await using var loaders = new LoaderFixture(builder => builder.Services.AddSingleton<IAlertReporter>(reporter));

        await loaders.LoadAsync("{");

        Assert.That(reporter.Alerts.Single().Kind, Is.EqualTo(AlertKind.Failed));
        Assert.That(reporter.Alerts.Single().Reason, Does.Contain(RuleCodes.TruncatedFile));
    }

    [Test]
    public async Task Load_StuckForLong_AlertsOnce()
    {
        var reporter = new CollectingReporter();
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(builder =>
        {
            builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down);
            builder.Services.AddSingleton<IAlertReporter>(reporter);
        });
        loaders.Drop(File);
        await loaders.RunAsync();
        var watch = ActivatorUtilities.CreateInstance<StuckLoadWatch>(loaders.Get<IServiceProvider>());

        var early = await watch.CheckAsync(CancellationToken.None);
        loaders.Time.Advance(TimeSpan.FromMinutes(16));
        var late = await watch.CheckAsync(CancellationToken.None);
        var again = await watch.CheckAsync(CancellationToken.None);

        Assert.That((early, late, again), Is.EqualTo((0, 1, 0)));
        Assert.That(reporter.Alerts.Single().Reason, Does.Contain("accounting"));
    }

    [Test]
    public async Task Load_StuckBehindThousandsOfNewerOnes_AlertsAndIsUnhealthy()
    {
        var reporter = new CollectingReporter();
        await using var loaders = new LoaderFixture(builder => builder.Services.AddSingleton<IAlertReporter>(reporter));
        var stuck = (await loaders.Ledger.ReceiveAsync(Received("stuck.json"))).Load;
        loaders.Time.Advance(TimeSpan.FromMinutes(16));
        for (var i = 0; i < 2_000; i++)
        {
            await loaders.Ledger.ReceiveAsync(Received($"{i}.json"));
        }

        var health = await loaders.Get<HealthCheckService>().CheckHealthAsync();
        await ActivatorUtilities.CreateInstance<StuckLoadWatch>(loaders.Get<IServiceProvider>()).CheckAsync(CancellationToken.None);

        Assert.That(reporter.Alerts.Select(alert => (alert.Kind, alert.LoadId)), Is.EqualTo(new[] { (AlertKind.Stuck, stuck.Id) }));
        Assert.That(health.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(health.Entries["qlower-loaders"].Data["open"], Is.EqualTo(2_001));

        static SourceFile Received(string name) => new()
        {
            Source = "inbox",
            Partner = "azur",
            Name = name,
            Location = name,
            Length = 2,
            Identity = "v1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
    }

    [Test]
    public async Task Reporter_Fails_NeverChangesTheOutcome()
    {
        var reporter = new CollectingReporter { Failures = int.MaxValue };
        await using var loaders = new LoaderFixture(builder =>
        {
            builder.Services.AddSingleton(reporter);
            builder.AddReporter<CollectingReporter>();
        });
        loaders.Drop(File);

        var running = loaders.RunAsync();
        while (!running.IsCompleted)
        {
            // The pauses between attempts pass as fast as the clock is turned.
            loaders.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That((await running).Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(loaders.Log.Entries.Count(entry => entry.Text.StartsWith("ReporterFailed", StringComparison.Ordinal)), Is.EqualTo(3));
    }

    [Test]
    public async Task Process_FileReplacedAfterPartOfItWasIntegrated_RejectsTheRestAndAlerts()
    {
        var down = new ScriptedIntegrator("accounting", RecordModel.Transactions) { IsDown = true };
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down));
        loaders.Drop(File);
        await loaders.RunAsync();
        var claimed = Directory.GetFiles(Path.Combine(loaders.Root, "inbox"), "*", SearchOption.AllDirectories).Single();
        await System.IO.File.AppendAllTextAsync(claimed, " ");
        down.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromMinutes(1));

        var outcome = await loaders.RunAsync();

        Assert.That(outcome.Load.State, Is.EqualTo(LoadState.Closed));
        Assert.That(outcome.Load.IsFaulted, Is.True);
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(4, 1, 0, 3)));
        Assert.That(outcome.Codes, Does.Contain(RuleCodes.FileChanged));
    }

    [Test]
    public async Task Inspect_FileReplacedBeforeAnythingWasIntegrated_ReadsItAnew()
    {
        await using var loaders = new LoaderFixture();
        loaders.Drop(LoaderFixture.Load(Samples.Properties(Samples.Property)));
        await loaders.Get<IFileReceiver>().ScanAsync();
        var claimed = Directory.GetFiles(Path.Combine(loaders.Root, "inbox"), "*", SearchOption.AllDirectories).Single();
        await System.IO.File.WriteAllTextAsync(claimed, File);

        var outcome = await loaders.RunAsync();

        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(4, 4, 0, 0)));
    }

    [Test]
    public async Task Inspect_FileGone_IsClosedAsError()
    {
        await using var loaders = new LoaderFixture();
        loaders.Drop(File);
        await loaders.Get<IFileReceiver>().ScanAsync();
        System.IO.File.Delete(Directory.GetFiles(Path.Combine(loaders.Root, "inbox"), "*", SearchOption.AllDirectories).Single());

        var outcome = await loaders.RunAsync();

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Error));
        Assert.That(outcome.Codes, Is.EqualTo(new[] { RuleCodes.FileChanged }));
    }

    [Test]
    public async Task Archive_CannotBeWritten_WaitsAndContinues()
    {
        await using var loaders = new LoaderFixture();
        // A file stands where the folder is to be made: not even root can write there.
        await System.IO.File.WriteAllTextAsync(Path.Combine(loaders.Root, "success"), "");
        loaders.Drop(File);

        var waiting = await loaders.RunAsync();
        System.IO.File.Delete(Path.Combine(loaders.Root, "success"));
        loaders.Time.Advance(TimeSpan.FromMinutes(1));
        var done = await loaders.RunAsync();

        Assert.That(waiting.Load.State, Is.EqualTo(LoadState.Concluding));
        Assert.That(waiting.Load.WaitReason, Is.Not.Null);
        Assert.That(done.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(done.Totals, Is.EqualTo(new LoadCounts(4, 4, 0, 0)));
    }

    [Test]
    public async Task Replay_ClosedLoad_FindsEverythingKnown()
    {
        await using var loaders = new LoaderFixture();
        loaders.Drop(File);
        var first = await loaders.RunAsync();

        var replayed = await loaders.Get<ILoadReplay>().ReplayAsync(first.Load.Id);
        var outcome = await loaders.OutcomeAsync((await loaders.Get<ILoadProcessor>().ProcessAsync(replayed.Id))!);

        Assert.That(outcome.Load.ReplayOf, Is.EqualTo(first.Load.Id));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(4, 0, 4, 0)));
    }

    [Test]
    public async Task Load_Key_IsDisclosedNowhere()
    {
        await using var loaders = new LoaderFixture();
        var texts = new List<string>();
        foreach (var file in new[]
        {
            File,
            LoaderFixture.Load("", key: LoaderFixture.Key + "\u0001"),
            LoaderFixture.Load("", key: LoaderFixture.Key).Replace("\"creDtTm\"", "\"apiKey\": \"" + LoaderFixture.Key + "\", \"creDtTm\"", StringComparison.Ordinal),
            LoaderFixture.Load("", key: LoaderFixture.Key).Replace("\"apiKey\": \"", "\"apiKey\": {\"x\": \"", StringComparison.Ordinal).Replace("7c\",", "7c\"},", StringComparison.Ordinal),
            LoaderFixture.Load("", key: LoaderFixture.Key).Replace("apiKey", "ApiKey", StringComparison.Ordinal),
            LoaderFixture.Load("", key: LoaderFixture.Key)[..60],
            LoaderFixture.Load("", key: "\\ud800" + LoaderFixture.Key),
            LoaderFixture.Load("", partner: "nobody"),
            "[" + LoaderFixture.Load("") + "]",
        })
        {
            var outcome = await loaders.LoadAsync(file);
            texts.Add(System.Text.Json.JsonSerializer.Serialize(outcome.Load));
            texts.AddRange(outcome.Findings.Select(finding => System.Text.Json.JsonSerializer.Serialize(finding)));
        }

        texts.AddRange(loaders.Log.Entries.Select(entry => entry.Text));
        foreach (var report in Directory.GetFiles(loaders.Root, "*", SearchOption.AllDirectories).Where(path => !IsArchivedInput(path)))
        {
            texts.Add(await System.IO.File.ReadAllTextAsync(report));
        }

        Assert.That(texts, Has.None.Contains("canary"));
    }

    private static bool IsArchivedInput(string path) =>
        path.EndsWith(".json", StringComparison.Ordinal) && !path.EndsWith(".report.json", StringComparison.Ordinal) && !path.EndsWith(".rejects.json", StringComparison.Ordinal);
}
