using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>All-or-nothing loads that several integrators commit: unavailable ones, refusals, and data that was lost.</summary>
[TestFixture]
internal sealed class StagedCommitTests
{
    private static readonly string File = LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(
        Samples.Transaction, Samples.Transaction.Replace("T-1", "T-2", StringComparison.Ordinal)));

    private readonly CollectingReporter _alerts = new();
    private readonly CallHooks _hooks = new();
    private InMemoryIntegrator _first = new();
    private ScriptedStagingIntegrator _second = new("accounting", RecordModel.Transactions);

    [SetUp]
    public void Reset()
    {
        _first = new InMemoryIntegrator();
        _second = new ScriptedStagingIntegrator("accounting", RecordModel.Transactions);
        _alerts.Alerts.Clear();
    }

    [Test]
    public async Task Load_TwoIntegrators_StagesThenCommitsThenDiscards()
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(File);

        var id = outcome.Load.Id;
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Of(RecordModel.Transactions, "accounting"), Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
        Assert.That(outcome.Of(RecordModel.Transactions, "memory"), Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
        Assert.That(_second.Calls, Is.EqualTo(new[] { $"discard {id}", $"stage {id}/1", $"commit {id}", $"discard {id}" }));
    }

    [TestCase(nameof(ILoadLedger.CompleteInspectionAsync), LoadState.Queued)]
    [TestCase(nameof(ILoadLedger.NextPartAsync), LoadState.Processing)]
    [TestCase(nameof(ILoadLedger.CompleteDryRunAsync), LoadState.Processing)]
    [TestCase(nameof(ILoadLedger.CompleteCommitAsync), LoadState.Concluding)]
    public async Task Load_IntegratorDown_IsDeferredAndCompletes(string after, LoadState state)
    {
        await using var loaders = Loaders();
        _hooks.OnceAfter(after, () =>
        {
            _second.IsDown = true;
            return Task.CompletedTask;
        });
        loaders.Drop(File);

        var waiting = await loaders.RunAsync();
        _second.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromMinutes(1));
        var done = await loaders.RunAsync();

        Assert.That((waiting.Load.State, waiting.Load.Failures), Is.EqualTo((state, 1)));
        Assert.That(waiting.Load.WaitReason, Does.Contain("accounting").And.Not.Contain("canary"));
        Assert.That((done.Load.Status, done.Load.IsFaulted), Is.EqualTo(((LoadStatus?)LoadStatus.Success, false)));
        Assert.That(done.Totals, Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
        Assert.That(_first.GetRecords("azur", RecordModel.Transactions), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Load_OnlyIntegratorRefusesTheCommit_IsRefusedWithItsReasons()
    {
        var only = new ScriptedStagingIntegrator("accounting") { Refuses = true };
        await using var loaders = new LoaderFixture(
            builder => builder.AddIntegrator(_ => only).AddIntegrator(_ => _first)
                .ConfigurePipeline(pipeline => pipeline.Integrate("accounting").Integrate("memory")),
            partner => partner.Policy = LoadPolicy.AllOrNothing);

        var outcome = await loaders.LoadAsync(File);

        Assert.That((outcome.Load.Status, outcome.Load.IsRefused, outcome.Load.IsFaulted), Is.EqualTo(((LoadStatus?)LoadStatus.Error, true, false)));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(3, 0, 0, 3)));
        Assert.That(
            outcome.Findings.Select(finding => (finding.Code, finding.ExternalId, finding.Pointer, finding.Actual)),
            Is.EqualTo(new[]
            {
                (RuleCodes.RefusedAsAWhole, (string?)null, "", (string?)"2"),
                (RuleCodes.RefusedBySystem, "P-1", "/properties/0", null),
                (RuleCodes.RefusedBySystem, "T-1", "/transactions/0", null),
            }));
        Assert.That(outcome.Findings[2].Offset, Is.EqualTo(File.IndexOf("{\"id\":\"T-1\"", StringComparison.Ordinal) + 1), "é and the like take two bytes");
        Assert.That(_first.GetRecords("azur", RecordModel.Properties), Is.Empty, "integrators commit in order of the route");
    }

    [Test]
    public async Task Load_SecondIntegratorRefusesTheCommit_IsFaultedAndAlerts()
    {
        _second.Refuses = true;
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(File);

        Assert.That((outcome.Load.Status, outcome.Load.IsRefused, outcome.Load.IsFaulted), Is.EqualTo(((LoadStatus?)LoadStatus.Error, true, true)));
        Assert.That(outcome.Codes, Is.EquivalentTo(new[] { RuleCodes.RefusedBySystem, RuleCodes.RefusedAsAWhole, RuleCodes.StoredInPart }));
        Assert.That(_alerts.Alerts.Select(alert => alert.Kind), Is.EqualTo(new[] { AlertKind.Faulted }));
        Assert.That(loaders.Log.Entries.Count(entry => entry.Level == LogLevel.Critical && entry.Text.StartsWith("LoadStoredInPart", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Load_IntegratorLostWhatItStaged_IsInspectedAgain()
    {
        await using var loaders = Loaders();
        _hooks.OnceAfter(nameof(ILoadLedger.CompleteDryRunAsync), async () =>
            await _first.DiscardAsync((await loaders.Ledger.ListAsync(new LoadQuery())).Single().Id));

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
        Assert.That(_first.GetRecords("azur", RecordModel.Transactions), Has.Count.EqualTo(2));
        Assert.That(_second.Calls.Count(call => call.StartsWith("stage", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Load_LateWorkerDiscardsDuringTheDryRun_IsInspectedAgainAndStoresEverything()
    {
        await using var loaders = Loaders();
        _hooks.OnceAfter(nameof(ILoadLedger.CheckpointAsync), async () =>
            await _first.DiscardAsync((await loaders.Ledger.ListAsync(new LoadQuery())).Single().Id));

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(3, 3, 0, 0)));
        Assert.That(_first.GetRecords("azur", RecordModel.Properties), Has.Count.EqualTo(1));
        Assert.That(_first.GetRecords("azur", RecordModel.Transactions), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Load_SecondIntegratorLostWhatItStaged_Waits()
    {
        await using var loaders = Loaders();
        _hooks.OnceAfter(nameof(ILoadLedger.CompleteDryRunAsync), async () =>
            await _second.DiscardAsync((await loaders.Ledger.ListAsync(new LoadQuery())).Single().Id));

        var outcome = await loaders.LoadAsync(File);

        Assert.That((outcome.Load.State, outcome.Load.Failures), Is.EqualTo((LoadState.Processing, 1)));
        Assert.That(outcome.Load.WaitReason, Does.Contain("accounting"));
    }

    [Test]
    public async Task Load_ErrorInTheFile_StagesNothingAfterIt()
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property, Samples.Property) + "," + Samples.Transactions(Samples.Transaction)));

        Assert.That(outcome.Load.IsRefused, Is.True);
        Assert.That(_second.Calls, Is.EqualTo(new[] { $"discard {outcome.Load.Id}", $"discard {outcome.Load.Id}" }));
    }

    [Test]
    public async Task Load_ModelThatNoIntegratorTakes_IsRefused()
    {
        await using var loaders = new LoaderFixture(
            builder => builder.AddIntegrator(_ => _first).ConfigurePipeline(pipeline => pipeline.Integrate(
                "memory", RecordModel.Clients, RecordModel.Declarants, RecordModel.Properties)),
            partner => partner.Policy = LoadPolicy.AllOrNothing);

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Load.IsRefused, Is.True);
        Assert.That(outcome.Codes, Is.EquivalentTo(new[] { RuleCodes.RefusedBySystem, RuleCodes.RefusedBySystem, RuleCodes.RefusedAsAWhole }));
        Assert.That(_first.GetRecords("azur", RecordModel.Properties), Is.Empty);
    }

    private LoaderFixture Loaders() => new(
        builder =>
        {
            builder.AddIntegrator(_ => _first).AddIntegrator(_ => _second);
            builder.Services.AddSingleton<IAlertReporter>(_alerts);
            CallHook.Add<ILoadLedger, ILoadLedger>(builder.UseInMemoryLedger().Services, _hooks);
        },
        partner => partner.Policy = LoadPolicy.AllOrNothing);
}
