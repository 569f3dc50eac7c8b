using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Testing.Ledger;
using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

/// <summary>
/// The contract of an <see cref="ICheckpointingIntegrator"/> in the database of a ledger, as tests, beside those of <see cref="IntegratorConformance"/>.
/// Inherit the class, create both over one empty database, and name the integrator with <see cref="ConformsAttribute"/>.
/// </summary>
public abstract class CheckpointingIntegratorConformance
{
    private const string Partner = "acme";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private FakeTimeProvider _time = null!;
    private ILoadLedger _ledger = null!;
    private ICheckpointingIntegrator _integrator = null!;
    private LoadLease _lease = null!;
    private PartLease _part = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        _time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        (_ledger, _integrator) = await CreateAsync(_time);
        var received = await _ledger.ReceiveAsync(LoadSamples.File("a.json", Partner));
        _lease = await AcquireAsync(received.Load.Id, "worker-1");
        await _ledger.BeginInspectionAsync(_lease, _lease.Load.File);
        await _ledger.AppendPartsAsync(_lease, [LoadSamples.Part(0, RecordModel.Properties, records: 2), LoadSamples.Part(1, RecordModel.Transactions)], []);
        await _ledger.CompleteInspectionAsync(_lease, LoadSamples.Inspection());
        await _ledger.AdvanceAsync(_lease, LoadState.Processing);
        _part = (await _ledger.NextPartAsync(_lease)).Lease!;
    }

    /// <summary>A ledger and an integrator over one empty database. The ledger uses the clock.</summary>
    protected abstract Task<(ILoadLedger Ledger, ICheckpointingIntegrator Integrator)> CreateAsync(TimeProvider time);

    /// <summary>An integrator over another database than the ledger's.</summary>
    protected abstract Task<ICheckpointingIntegrator> CreateElsewhereAsync();

    [Test]
    public async Task CanCheckpoint_LedgerInTheSameDatabase_ReturnsTrue()
    {
        Assert.That(_integrator.CanCheckpoint(Batch()), Is.True);
        Assert.That((await CreateElsewhereAsync()).CanCheckpoint(Batch()), Is.False);
    }

    [Test]
    public async Task Integrate_OutcomeOfTheAnswers_IsStoredWithTheRecords()
    {
        var answers = await IntegrateAsync(Completed);

        Assert.That(answers, Is.EqualTo(new[] { Integrated, Integrated }));
        Assert.That(await StoredAsync(), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(await LoadAsync(), Is.EqualTo((1, 2L)));
    }

    [Test]
    public async Task Integrate_Repeated_AnswersTheSameAndCountsOnce()
    {
        await IntegrateAsync(Completed);

        var answers = await IntegrateAsync(Completed);

        Assert.That(answers, Is.EqualTo(new[] { Integrated, Integrated }));
        Assert.That(await LoadAsync(), Is.EqualTo((1, 2L)));
    }

    [Test]
    public async Task Integrate_DeferralRepeated_StoresItsFindingsOnce()
    {
        await IntegrateAsync(Deferred);
        await IntegrateAsync(Deferred);

        var counts = await _ledger.GetFindingCountsAsync(_lease.Load.Id);
        Assert.That(counts.Where(count => count.Code == "QLW2002").Sum(count => count.Count), Is.EqualTo(1));
        Assert.That(await LoadAsync(), Is.EqualTo((0, 0L)));
        Assert.That((await _ledger.NextPartAsync(_lease)).Lease!.Part.Deferred!.Answers.Single().Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 1 }));
    }

    [Test]
    public async Task Integrate_ConcludingThrows_StoresNothing()
    {
        await Assert.ThatAsync(() => IntegrateAsync(_ => throw new InvalidOperationException("No outcome.")), Throws.InvalidOperationException);

        await AssertUnchangedAsync();
    }

    [Test]
    public async Task Integrate_AnotherOwnerHasTheLoad_StoresNothing()
    {
        _time.Advance(2 * Minute);
        await AcquireAsync(_lease.Load.Id, "worker-2");

        await Assert.ThatAsync(() => IntegrateAsync(Completed), Throws.InstanceOf<LeaseLostException>());

        await AssertUnchangedAsync();
    }

    private static PartOutcome Completed(IReadOnlyList<IntegrationAnswer> answers) =>
        LoadSamples.Done(LoadSamples.Overall(RecordModel.Properties, 0, answers.Count(answer => answer.Outcome == Integrated)));

    private static PartOutcome Deferred(IReadOnlyList<IntegrationAnswer> answers) => new PartDeferred
    {
        Answers = [new IntegratorAnswers("store", answers.Select(answer => (byte)answer.Outcome).ToArray())],
        Findings = [LoadSamples.Finding("QLW2002", 40)],
        FindingCounts = [new FindingCount("QLW2002", FindingSeverity.Error, RecordModel.Properties, 1)],
    };

    private async Task AssertUnchangedAsync()
    {
        Assert.That(await StoredAsync(), Is.Empty);
        Assert.That(await LoadAsync(), Is.EqualTo((0, 0L)));
    }

    private async Task<LoadLease> AcquireAsync(string loadId, string owner) =>
        await _ledger.TryAcquireAsync(owner, Minute, loadId) ?? throw new AssertionException("The load could not be leased.");

    private async Task<IEnumerable<IntegrationOutcome>> IntegrateAsync(Func<IReadOnlyList<IntegrationAnswer>, PartOutcome> conclude) =>
        (await _integrator.IntegrateAsync(Batch(), _part, conclude)).Select(answer => answer.Outcome);

    private IntegrationBatch Batch()
    {
        var batch = RecordSamples.Batch(_lease.Load.Id, Partner, RecordModel.Properties, RecordSamples.Property("a", 10), RecordSamples.Property("b", 20));
        return new IntegrationBatch
        {
            BatchId = batch.BatchId,
            Model = batch.Model,
            Records = batch.Records,
            Load = new LoadContext
            {
                LoadId = batch.Load.LoadId,
                Partner = batch.Load.Partner,
                FileName = batch.Load.FileName,
                Header = batch.Load.Header,
                ReceivedAt = batch.Load.ReceivedAt,
                LeaseToken = _lease.Token,
            },
        };
    }

    private async Task<IEnumerable<string>> StoredAsync() =>
        (await ((IRecordLookup)_integrator).FindAsync(Partner, RecordModel.Properties, ["a", "b"])).Keys.Order(StringComparer.Ordinal);

    private async Task<(int PartsDone, long Integrated)> LoadAsync()
    {
        var counts = await _ledger.GetCountsAsync(_lease.Load.Id);
        return ((await _ledger.FindAsync(_lease.Load.Id))!.PartsDone, counts.Where(count => count.Integrator is null).Sum(count => count.Counts.Integrated));
    }
}
