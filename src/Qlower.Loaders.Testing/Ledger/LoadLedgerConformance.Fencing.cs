namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    private static readonly Dictionary<string, Func<ILoadLedger, LoadLease, Task>> LeasedCalls = new()
    {
        [nameof(ILoadLedger.RenewAsync)] = (ledger, lease) => ledger.RenewAsync(lease, Minute),
        [nameof(ILoadLedger.BeginInspectionAsync)] = (ledger, lease) => ledger.BeginInspectionAsync(lease, LoadSamples.File("late.json")),
        [nameof(ILoadLedger.AppendPartsAsync)] = (ledger, lease) =>
            ledger.AppendPartsAsync(lease, [LoadSamples.Part(99, RecordModel.Documents)], []),
        [nameof(ILoadLedger.AppendParentsAsync)] = (ledger, lease) =>
            ledger.AppendParentsAsync(lease, [new ParentReference(RecordModel.Clients, 9, "late")]),
        [nameof(ILoadLedger.AppendFindingsAsync)] = (ledger, lease) => ledger.AppendFindingsAsync(lease, [LoadSamples.Finding("QLW9", 9)]),
        [nameof(ILoadLedger.CompleteInspectionAsync)] = (ledger, lease) => ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection(true)),
        [nameof(ILoadLedger.AdvanceAsync)] = (ledger, lease) => ledger.AdvanceAsync(lease, LoadState.Concluding),
        [nameof(ILoadLedger.NextPartAsync)] = (ledger, lease) => ledger.NextPartAsync(lease),
        [nameof(ILoadLedger.CompleteDryRunAsync)] = (ledger, lease) => ledger.CompleteDryRunAsync(lease),
        [nameof(ILoadLedger.CompleteCommitAsync)] = (ledger, lease) => ledger.CompleteCommitAsync(lease, new StagedResult()),
        [nameof(ILoadLedger.RefuseAsync)] = (ledger, lease) => ledger.RefuseAsync(lease, [], []),
        [nameof(ILoadLedger.SetArchivedAsync)] = (ledger, lease) => ledger.SetArchivedAsync(
            lease, new ArchivedFile { Archive = "inbox", Partner = "acme", Location = "success/late", OriginalName = "late" }),
        [nameof(ILoadLedger.SetReportedAsync)] = (ledger, lease) => ledger.SetReportedAsync(lease, "late"),
        [nameof(ILoadLedger.CloseAsync)] = (ledger, lease) => ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Error, true)),
    };

    public static IEnumerable<string> NamesOfLeasedCalls => LeasedCalls.Keys;

    [Test]
    public void LeasedCalls_OfTheContract_AreAllTested()
    {
        var leased = typeof(ILoadLedger).GetInterfaces().SelectMany(role => role.GetMethods())
            .Where(method => method.GetParameters() is [var first, ..] && first.ParameterType == typeof(LoadLease))
            .Select(method => method.Name);

        Assert.That(leased.Except([nameof(ILoadLedger.ReleaseAsync)]), Is.EquivalentTo(LeasedCalls.Keys));
    }

    [TestCaseSource(nameof(NamesOfLeasedCalls))]
    public async Task LeasedCall_AnotherWorkerLeasesTheLoad_ThrowsAndChangesNothing(string call)
    {
        var stale = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        Time.Advance(Minute);
        var fresh = await AcquireAsync(stale.Load.Id, "worker-2");
        var before = await FindAsync(fresh);

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => LeasedCalls[call](Ledger, stale));

        var after = await FindAsync(fresh);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(lost!.LoadId, Is.EqualTo(stale.Load.Id));
            Assert.That((after.LeaseOwner, after.LeaseExpiresAt, after.State), Is.EqualTo((before.LeaseOwner, before.LeaseExpiresAt, before.State)));
            Assert.That((after.Parts, after.PartsDone, after.IsDryRunComplete, after.IsRefused), Is.EqualTo((1, 0, false, false)));
            Assert.That((after.File.Name, after.Archived, after.Reported.Count), Is.EqualTo((before.File.Name, (ArchivedFile?)null, 0)));
            Assert.That(await Ledger.FindStagedAsync(stale.Load.Id, RecordModel.Properties, ["late"]), Is.Empty);
        });
    }

    [TestCaseSource(nameof(NamesOfLeasedCalls))]
    public async Task LeasedCall_AfterReleasing_Throws(string call)
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        await Ledger.ReleaseAsync(lease);

        await Assert.ThrowsAsync<LeaseLostException>(() => LeasedCalls[call](Ledger, lease));
    }

    [Test]
    public async Task LeasedCall_AfterClosing_Throws()
    {
        var lease = await LeaseAsync();
        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Success, false));

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.SetReportedAsync(lease, "late"));
    }
}
