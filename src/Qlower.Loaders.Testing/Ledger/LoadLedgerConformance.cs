using Microsoft.Extensions.Time.Testing;

namespace Qlower.Loaders.Testing.Ledger;

/// <summary>
/// The contract of <see cref="ILoadLedger"/> as tests. Inherit the class, create the ledger, and name it with <see cref="ConformsAttribute"/>.
/// </summary>
public abstract partial class LoadLedgerConformance
{
    private const string Owner = "worker-1";
    private const string Partner = "acme";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The clock behind the one that ledgers of the test use.</summary>
    protected FakeTimeProvider Time { get; private set; } = null!;

    /// <summary><see cref="Time"/>, with a wall clock that may jump: what the ledgers use.</summary>
    private JumpingClock Clock { get; set; } = null!;

    /// <summary>The time of the ledger: that of the clock it was created with, unless its store has a clock of its own.</summary>
    protected virtual DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The ledger under test: empty, one a test.</summary>
    protected ILoadLedger Ledger { get; private set; } = null!;

    [SetUp]
    public async Task CreateLedgerAsync()
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        Clock = new JumpingClock(Time);
        Ledger = await CreateAsync(Clock);
    }

    /// <summary>An empty ledger.</summary>
    protected abstract Task<ILoadLedger> CreateAsync(TimeProvider time);

    /// <summary>A second ledger over the store of the present one; null where the store is the instance's own.</summary>
    protected virtual Task<ILoadLedger?> ReopenAsync(TimeProvider time) => Task.FromResult<ILoadLedger?>(null);

    /// <summary>A load that is received and leased.</summary>
    private async Task<LoadLease> LeaseAsync(string name = "a.json", string partner = Partner)
    {
        var received = await Ledger.ReceiveAsync(LoadSamples.File(name, partner));
        return await AcquireAsync(received.Load.Id);
    }

    private async Task<LoadLease> AcquireAsync(string loadId, string owner = Owner) =>
        await Ledger.TryAcquireAsync(owner, Minute, loadId) ?? throw new AssertionException("The load could not be leased.");

    /// <summary>A load in processing with these parts.</summary>
    private Task<LoadLease> ProcessAsync(params LoadPart[] parts) => ProcessAsync("a.json", parts);

    /// <summary>The same for another file, which is another partner's: loads of one partner are processed one after the other.</summary>
    private async Task<LoadLease> ProcessAsync(string name, params LoadPart[] parts)
    {
        var lease = await LeaseAsync(name, name == "a.json" ? Partner : name);
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, parts, []);
        await Ledger.CompleteInspectionAsync(
            lease,
            LoadSamples.Inspection(false, LoadSamples.Overall(RecordModel.Declarants, 3), LoadSamples.Overall(RecordModel.Properties, 6)));
        await Ledger.AdvanceAsync(lease, LoadState.Processing);
        return lease;
    }

    /// <summary>The next part of a load, under the load's lease.</summary>
    private async Task<PartLease> NextAsync(LoadLease lease) =>
        (await Ledger.NextPartAsync(lease)).Lease ?? throw new AssertionException("The load has no part to process.");

    /// <summary>Records an outcome for the next part of a load.</summary>
    private async Task CheckpointAsync(LoadLease lease, PartOutcome outcome) => await Ledger.CheckpointAsync(await NextAsync(lease), outcome);

    private async Task<LoadEntry> FindAsync(LoadLease lease) =>
        await Ledger.FindAsync(lease.Load.Id) ?? throw new AssertionException("The load is gone.");
}
