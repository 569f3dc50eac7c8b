using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Testing.Fakes;
using Qlower.Loaders.Testing.Integration;
using Qlower.Loaders.Tests.EndToEnd.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Loads of a partner with the policy AllOrNothing, over each store: every record of a file is stored, or none.</summary>
[TestFixture(StoreKind.Memory)]
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.PostgreSql, Category = QuickRun.Servers)]
internal sealed class AllOrNothingTests(StoreKind kind)
{
    private const string Erasure = """{"id":"P-1","remove":"R"}""";

    private static readonly string Document =
        """ "documents":[{"id":"DOC-1","fileName":"a","year":"2024","fileLink":"http://x.fr/a","propertyId":"P-1"}] """;

    private readonly CollectingReporter _alerts = new();
    private CallHooks _hooks = null!;
    private TestStore _store = null!;
    private LoaderFixture _loaders = null!;

    [SetUp]
    public Task ComposeAsync() => ComposeAsync(500);

    [TearDown]
    public async Task DisposeAsync()
    {
        await _loaders.DisposeAsync();
        _store.Dispose();
        _alerts.Alerts.Clear();
    }

    private static IEnumerable<TestCaseData> ContradictoryFiles()
    {
        yield return Case("erased, transaction", Samples.Properties(Erasure) + "," + Samples.Transactions(Transaction("T-2", "P-1")), RuleCodes.UnknownReference);
        yield return Case("erased, document", Samples.Properties(Erasure) + "," + Document, RuleCodes.UnknownReference);
        yield return Case("erased, sent", Samples.Properties(Erasure, Property("P-1")), RuleCodes.DuplicateId);
        yield return Case("sent, erased", Samples.Properties(Property("P-1"), Erasure), RuleCodes.DuplicateId);
        yield return Case("created, erased", Samples.Properties(Property("P-3"), Erase("P-3")), RuleCodes.DuplicateId);
        yield return Case("erased, created", Samples.Properties(Erase("P-3"), Property("P-3")), RuleCodes.DuplicateId);

        static TestCaseData Case(string name, string sections, string code) =>
            new TestCaseData(sections + "," + Declarant("D-1"), code).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(ContradictoryFiles))]
    public async Task Load_RecordsThatContradictAnErasureOfTheFile_StoresAndErasesNothing(string sections, string code)
    {
        await SeedAsync();

        var outcome = await _loaders.LoadAsync(LoaderFixture.Load(sections), "contradictory.json");

        Assert.That((outcome.Load.Status, outcome.Load.IsRefused), Is.EqualTo((LoadStatus.Error, true)));
        Assert.That(outcome.Codes, Is.EquivalentTo(new[] { code, RuleCodes.RefusedAsAWhole }));
        Assert.That(outcome.Totals.Rejected, Is.EqualTo(outcome.Totals.Received));
        Assert.That(await StoredAsync(), Is.EquivalentTo(new[] { "P-1", "T-1" }));
    }

    [Test]
    public async Task Load_ErasureWithOtherRecords_StoresAndErasesAtOnce()
    {
        await SeedAsync();

        var outcome = await _loaders.LoadAsync(
            LoaderFixture.Load(Samples.Properties(Erasure, Property("P-2"), Erasure) + "," + Samples.Transactions(Transaction("T-2", "P-2"))), "good.json");

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Codes, Is.EqualTo(new[] { RuleCodes.NothingToErase }), "the second erasure finds nothing");
        Assert.That(outcome.Of(RecordModel.Properties), Is.EqualTo(new LoadCounts(3, 2, 1, 0)));
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(1, 1, 0, 0)));
        Assert.That(await StoredAsync(), Is.EquivalentTo(new[] { "P-2", "T-2" }));
    }

    [Test]
    public async Task Load_ReferenceErasedByAnotherLoadAfterTheDryRun_StoresNothing()
    {
        await SeedAsync();
        _hooks.OnceAfter(nameof(ILoadLedger.CompleteDryRunAsync), () => Store.IntegrateAsync(
            RecordSamples.Batch(new string('f', 32), "azur", RecordModel.Properties, RecordSamples.Erasure("P-1", 5))));

        var outcome = await _loaders.LoadAsync(
            LoaderFixture.Load(Samples.Properties(Property("P-2")) + "," + Samples.Transactions(Transaction("T-2", "P-2"), Transaction("T-3", "P-1"))), "late.json");

        Assert.That((outcome.Load.Status, outcome.Load.IsRefused), Is.EqualTo((LoadStatus.Error, true)));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(3, 0, 0, 3)));
        Assert.That(outcome.Findings.Where(finding => finding.Code != RuleCodes.RefusedAsAWhole).Select(finding => finding.ExternalId), Is.EqualTo(new[] { "T-3" }));
        Assert.That(await StoredAsync(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Load_FileChangedAfterTheDryRunThenAFailure_StoresEverything(bool isRemoved)
    {
        await RecomposeAsync(recordsPerPart: 2);
        _loaders.Drop(LoaderFixture.Load(
            Samples.Properties(Property("P-2"), Property("P-3"), Property("P-4")) + "," + Samples.Transactions(Transaction("T-2", "P-2"))), "touched.json");
        _hooks.OnceAfter(nameof(ILoadLedger.CompleteDryRunAsync), async () =>
        {
            var claimed = Directory.GetFiles(Path.Combine(_loaders.Root, "inbox"), "*", SearchOption.AllDirectories).Single();
            if (isRemoved)
            {
                File.Delete(claimed);
            }
            else
            {
                await File.AppendAllTextAsync(claimed, " ");
            }

            throw new IOException("crash");
        });

        var interrupted = await _loaders.RunAsync();
        _loaders.Time.Advance(TimeSpan.FromMinutes(10));
        var outcome = await _loaders.RunAsync();

        Assert.That(interrupted.Load.State, Is.EqualTo(LoadState.Processing));
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(4, 4, 0, 0)));
        Assert.That(await StoredAsync(), Is.EquivalentTo(new[] { "P-2", "P-3", "P-4", "T-2" }));
        Assert.That(_alerts.Alerts.Select(alert => alert.Kind), Is.EqualTo(new[] { AlertKind.NotArchived }));
    }

    [Test]
    public async Task Load_FileChangedDuringTheDryRun_IsInspectedAgain()
    {
        await RecomposeAsync(recordsPerPart: 1);
        _loaders.Drop(LoaderFixture.Load(Samples.Properties(Property("P-2"), Property("P-3"), Property("P-4"))), "touched.json");
        _hooks.OnceAfter(nameof(ILoadLedger.CheckpointAsync), async () =>
        {
            var claimed = Directory.GetFiles(Path.Combine(_loaders.Root, "inbox"), "*", SearchOption.AllDirectories).Single();
            await File.WriteAllTextAsync(claimed, LoaderFixture.Load(Samples.Properties(Property("P-5"), Property("P-6"))));
            throw new IOException("crash");
        });

        var interrupted = await _loaders.RunAsync();
        _loaders.Time.Advance(TimeSpan.FromMinutes(10));
        var outcome = await _loaders.RunAsync();

        Assert.That((interrupted.Load.State, interrupted.Load.PartsDone), Is.EqualTo((LoadState.Processing, 1)));
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
        Assert.That(await StoredAsync(), Is.EquivalentTo(new[] { "P-5", "P-6" }));
    }

    [Test]
    [Category("Long")]
    public async Task Load_CrashAtEveryCall_StoresAllOrNothingAtEveryMoment()
    {
        string[] before = ["P-1", "T-1"];
        string[] after = ["P-2", "P-3", "P-4", "T-2", "T-3"];
        var points = 1;

        // Each point takes longer on a disk: every third one will do there.
        for (var point = 0; point < points; point += kind == StoreKind.Memory ? 1 : 3)
        {
            await RecomposeAsync(recordsPerPart: 2);
            await SeedAsync();
            _loaders.Drop(
                LoaderFixture.Load(
                    Samples.Properties(Property("P-2"), Property("P-3"), Erasure, Property("P-4"))
                    + "," + Samples.Transactions(Transaction("T-2", "P-2"), Transaction("T-3", "P-4"))),
                "crash.json");
            _hooks.CrashAt(point);

            var loads = await RunThroughCrashAsync(async () =>
            {
                var stored = await StoredAsync();
                Assert.That(stored, Is.EquivalentTo(before).Or.EquivalentTo(after), $"crash at {point}");
            });

            points = Math.Max(points, _hooks.Calls());
            _hooks.Reset();
            Assert.That(await StoredAsync(), Is.EquivalentTo(after), $"crash at {point}");
            var outcome = await _loaders.OutcomeAsync(loads[0]);
            Assert.That((outcome.Load.Status, outcome.Totals), Is.EqualTo(((LoadStatus?)LoadStatus.Success, new LoadCounts(6, 6, 0, 0))), $"crash at {point}");
            Assert.That(outcome.Codes, Is.Empty, $"crash at {point}");
        }

        Assert.That(points, Is.GreaterThan(30));
    }

    private static string Property(string id) => Samples.Property.Replace("P-1", id, StringComparison.Ordinal);

    private static string Erase(string id) => Erasure.Replace("P-1", id, StringComparison.Ordinal);

    private static string Transaction(string id, string property) =>
        Samples.Transaction.Replace("T-1", id, StringComparison.Ordinal).Replace("P-1", property, StringComparison.Ordinal);

    private static string Declarant(string id) =>
        $$""" "declarants":[{"id":"{{id}}","legalStatusId":"1000","corporateName":"SCI Azur","address":"1 rue X","townName":"Nice","postCode":"06000"}] """;

    private IHookedStore Store => (IHookedStore)_loaders.Get<IIntegrator>();

    private async Task RecomposeAsync(int recordsPerPart)
    {
        await DisposeAsync();
        await ComposeAsync(recordsPerPart);
    }

    private async Task ComposeAsync(int recordsPerPart)
    {
        _hooks = new CallHooks();
        _store = await TestStore.CreateAsync(kind);
        _loaders = new LoaderFixture(
            builder =>
            {
                _store.Use(builder);
                CallHook.Add<ILoadLedger, ILoadLedger>(builder.Services, _hooks);
                CallHook.Add<IIntegrator, IHookedStore>(builder.Services, _hooks);
                builder.Services.AddSingleton<IAlertReporter>(_alerts);
            },
            partner => partner.Policy = LoadPolicy.AllOrNothing,
            options => options.RecordsPerPart = recordsPerPart);
    }

    private Task<LoadOutcome> SeedAsync() => _loaders.LoadAsync(
        LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction)), "seed.json");

    private async Task<string[]> StoredAsync()
    {
        string[] ids = ["D-1", "P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "T-1", "T-2", "T-3", "DOC-1"];
        var (before, after) = (_hooks.Before, _hooks.After);
        (_hooks.Before, _hooks.After) = (_ => Task.CompletedTask, _ => Task.CompletedTask);
        var stored = new List<string>();
        foreach (var model in RecordModels.All)
        {
            stored.AddRange((await Store.FindAsync("azur", model, ids)).Keys);
        }

        (_hooks.Before, _hooks.After) = (before, after);
        return [.. stored];
    }

    private async Task<IReadOnlyList<LoadEntry>> RunThroughCrashAsync(Func<Task> observe)
    {
        for (var run = 0; run < 10; run++)
        {
            try
            {
                await _loaders.Get<IFileReceiver>().ScanAsync();
                while (await _loaders.Get<ILoadProcessor>().ProcessNextAsync() is not null)
                {
                    await observe();
                }

                var loads = await _loaders.Ledger.ListAsync(new LoadQuery());
                if (loads.Count == 2 && loads.All(load => load.State == LoadState.Closed))
                {
                    return loads;
                }
            }
            catch (IOException)
            {
                // The crash hit a call outside of a load.
            }

            await observe();
            _loaders.Time.Advance(TimeSpan.FromHours(1));
        }

        throw new AssertionException("The load was not closed.");
    }
}
