namespace Qlower.Loaders.Tests.Ledger;

/// <summary>The state machine of loads as a table: what each transition allows, changes and drops.</summary>
[TestFixture]
internal sealed class LoadTransitionsTests
{
    private static readonly DateTimeOffset Before = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Before.AddHours(1);

    private static readonly LoadRow Failing = new()
    {
        Id = "load",
        State = LoadState.Processing,
        Parts = 3,
        PartsDone = 1,
        Pass = 4,
        ProgressedAt = Before,
        Failures = 2,
        IsAlerted = true,
        Wait = new LoadWait("down", Before),
        LeaseOwner = "worker",
        LeaseExpiresAt = Now,
        LeaseToken = 7,
    };

    private static IEnumerable<TestCaseData> Guards()
    {
        foreach (var state in Enum.GetValues<LoadState>())
        {
            var row = Failing with { State = state };
            yield return Case("AppendParts", state, () => LoadTransitions.AppendParts(row, 1), state == LoadState.Received);
            yield return Case("CompleteInspection", state, () => LoadTransitions.CompleteInspection(row, false, Now), state == LoadState.Received);
            yield return Case("Refuse", state, () => LoadTransitions.Refuse(row, false, Now), state < LoadState.Concluding);
            yield return Case("Refuse again", state, () => LoadTransitions.Refuse(row with { IsRefused = true }, false, Now), isAllowed: true);
            yield return Case("CompleteDryRun", state, () => LoadTransitions.CompleteDryRun(row with { PartsDone = 3 }, Now), state == LoadState.Processing);
            yield return Case("CompleteDryRun, open part", state, () => LoadTransitions.CompleteDryRun(row, Now), isAllowed: false);
            yield return Case("CompleteDryRun again", state, () => LoadTransitions.CompleteDryRun(row with { IsDryRunComplete = true }, Now), isAllowed: true);
            yield return Case("CompleteCommit", state, () => LoadTransitions.CompleteCommit(row, Now), state >= LoadState.Concluding);
            yield return Case(
                "CompleteCommit after a dry run",
                state,
                () => LoadTransitions.CompleteCommit(row with { IsDryRunComplete = true }, Now),
                state >= LoadState.Processing);
            yield return Case("Advance to Queued", state, () => LoadTransitions.Advance(row, LoadState.Queued, null, Now), state <= LoadState.Queued);
            yield return Case("Advance to Concluding", state, () => LoadTransitions.Advance(row, LoadState.Concluding, null, Now), state <= LoadState.Concluding);
            yield return Case("BeginInspection", state, () => LoadTransitions.BeginInspection(row, Now), isAllowed: true);
        }

        static TestCaseData Case(string name, LoadState state, Func<object?> transition, bool isAllowed) =>
            new TestCaseData(transition, isAllowed).SetArgDisplayNames(name, state.ToString());
    }

    [TestCaseSource(nameof(Guards))]
    public void Transition_InEachState_IsAllowedOrRefused(Func<object?> transition, bool isAllowed) =>
        Assert.That(() => transition(), isAllowed ? Throws.Nothing : Throws.InvalidOperationException);

    private static IEnumerable<TestCaseData> ProgressCases()
    {
        yield return Case("Advance", LoadTransitions.Advance(Failing, LoadState.Concluding, null, Now)!, true);
        yield return Case("Advance in place", LoadTransitions.Advance(Failing, LoadState.Processing, null, Now)!, false);
        yield return Case("CompleteInspection", LoadTransitions.CompleteInspection(Failing with { State = LoadState.Received }, false, Now), true);
        yield return Case("BeginInspection", LoadTransitions.BeginInspection(Failing, Now).Row, true);
        yield return Case("BeginInspection again", LoadTransitions.BeginInspection(Failing with { State = LoadState.Received }, Now).Row, false);
        yield return Case("CompleteDryRun", LoadTransitions.CompleteDryRun(Failing with { PartsDone = 3 }, Now)!.Row, true);
        yield return Case("CompleteCommit", LoadTransitions.CompleteCommit(Failing with { IsDryRunComplete = true }, Now)!, true);
        yield return Case("Refuse", LoadTransitions.Refuse(Failing, false, Now)!.Row, true);
        yield return Case("Renew", LoadTransitions.Renew(Failing, TimeSpan.FromHours(1), Now), false);
        yield return Case("Acquire", LoadTransitions.Acquire(Failing, "other", TimeSpan.FromHours(1), Now), false);
        yield return Case("part completed", PartTransitions.Checkpoint(Failing, Part, new PartCompleted(), Now).Load, true);
        yield return Case("part deferred, new answer", PartTransitions.Checkpoint(Failing, Part, Deferred("crm"), Now).Load, true);
        yield return Case(
            "part deferred, same answer",
            PartTransitions.Checkpoint(Failing, Part with { Deferred = new DeferredPart(Deferred("crm").Answers, false) }, Deferred("crm"), Now).Load,
            false);

        static TestCaseData Case(string name, LoadRow row, bool isProgress) => new TestCaseData(row, isProgress).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(ProgressCases))]
    public void Transition_ThatIsProgress_ResetsFailuresAlertAndTime(LoadRow row, bool isProgress) =>
        Assert.That((row.ProgressedAt, row.Failures, row.IsAlerted), Is.EqualTo(isProgress ? (Now, 0, false) : (Before, 2, true)));

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return Case("BeginInspection", LoadTransitions.BeginInspection(Failing, Now), PartsChange.None,
            LoadData.WorkingData | LoadData.InspectionResults | LoadData.ProcessingCounts | LoadData.ProcessingFindings | LoadData.FileFacts | LoadData.Conclusion);
        yield return Case("CompleteDryRun", LoadTransitions.CompleteDryRun(Failing with { PartsDone = 3 }, Now)!, PartsChange.None, LoadData.StagedKeys);
        yield return Case(
            "Refuse", LoadTransitions.Refuse(Failing, false, Now)!, PartsChange.RejectAll, LoadData.Answers | LoadData.StagedKeys | LoadData.ProcessingCounts);
        yield return Case("Close", LoadTransitions.Close(Failing, new LoadClosing(LoadStatus.Success, false), Now), PartsChange.None, LoadData.WorkingData);

        static TestCaseData Case(string name, LoadChange change, PartsChange parts, LoadData drop) =>
            new TestCaseData(change, parts, drop).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Changes))]
    public void Transition_ThatRewritesMore_NamesWhatIsDropped(LoadChange change, PartsChange parts, LoadData drop) =>
        Assert.That((change.Parts, change.Drop), Is.EqualTo((parts, drop)));

    [TestCase(null, false, true)]
    [TestCase("other", false, false)]
    [TestCase("other", true, false)]
    [TestCase("worker", false, false)]
    [TestCase("worker", true, true)]
    public void CanAcquire_ByOwnerOfTheLease_AllowsTheFreeLoadAndTheOwnById(string? owner, bool isById, bool expected)
    {
        var row = Failing with { LeaseOwner = owner, LeaseExpiresAt = Now.AddMinutes(1), Wait = null };

        Assert.That(LoadTransitions.CanAcquire(row, null, "worker", isById, Now), Is.EqualTo(expected));
        Assert.That(LoadTransitions.CanAcquire(row, null, "worker", isById, Now.AddMinutes(1)), Is.True, "the lease expired");
        Assert.That(LoadTransitions.CanAcquire(row with { State = LoadState.Closed }, null, "worker", isById, Now), Is.False);
    }

    [Test]
    public void CanAcquire_DeferredLoad_NeedsItsIdOrItsTime()
    {
        var row = Failing with { LeaseOwner = null, Wait = new LoadWait("down", Now.AddMinutes(1)) };

        Assert.That(LoadTransitions.CanAcquire(row, null, "worker", isById: false, Now), Is.False);
        Assert.That(LoadTransitions.CanAcquire(row, null, "worker", isById: true, Now), Is.True);
        Assert.That(LoadTransitions.CanAcquire(row, null, "worker", isById: false, Now.AddMinutes(1)), Is.True);
    }

    [TestCase(null, LoadState.Queued, true, Description = "no other load is queued or processed")]
    [TestCase("b", LoadState.Queued, true, Description = "the load itself")]
    [TestCase("b", LoadState.Processing, true, Description = "the load itself")]
    [TestCase("a", LoadState.Queued, false, Description = "an older load")]
    [TestCase("c", LoadState.Queued, true, Description = "a newer load")]
    [TestCase("a", LoadState.Processing, false, Description = "another load is processed")]
    [TestCase("c", LoadState.Processing, false, Description = "another load is processed")]
    public void HasTurn_ByThePartnersFirstLoad_LetsOneAfterTheOtherBeProcessed(string? firstId, LoadState firstState, bool expected)
    {
        var row = Failing with { Id = "b", State = LoadState.Queued, LeaseOwner = null, Wait = null };
        var first = firstId is null ? null : row with { Id = firstId, State = firstState };

        Assert.That(LoadTransitions.HasTurn(row, first), Is.EqualTo(expected));
        Assert.That(LoadTransitions.IsWaitingForTurn(row, first), Is.EqualTo(!expected));
        Assert.That(LoadTransitions.IsWaitingForTurn(row with { State = LoadState.Inspected }, first), Is.False);
        Assert.That(LoadTransitions.CanAcquire(row, first, "worker", isById: false, Now), Is.EqualTo(expected));
        Assert.That(LoadTransitions.CanAcquire(row, first, "worker", isById: true, Now), Is.EqualTo(expected));
        Assert.That(LoadTransitions.CanAcquire(row with { State = LoadState.Concluding }, first, "worker", isById: false, Now), Is.True);
        Assert.That(LoadTransitions.Advance(row, LoadState.Processing, first, Now)?.State, Is.EqualTo(expected ? LoadState.Processing : null));
        Assert.That(LoadTransitions.Advance(row, LoadState.Concluding, first, Now)?.State, Is.EqualTo(LoadState.Concluding));
    }

    [Test]
    public void Acquire_FreeLoad_GrowsTheTokenAndEndsTheWait()
    {
        var row = LoadTransitions.Acquire(Failing, "other", TimeSpan.FromMinutes(5), Now);

        Assert.That((row.LeaseOwner, row.LeaseToken, row.LeaseExpiresAt, row.StartedAt, row.Wait), Is.EqualTo(
            ("other", 8L, (DateTimeOffset?)Now.AddMinutes(5), (DateTimeOffset?)Now, (LoadWait?)null)));
    }

    [Test]
    public void Release_WithWait_CountsOneMoreFailure()
    {
        var delay = new LoadDelay("down", TimeSpan.FromMinutes(1));

        Assert.That(LoadTransitions.Release(Failing, delay, Now), Is.EqualTo(Failing with { LeaseOwner = null, LeaseExpiresAt = null, Wait = new LoadWait("down", Now.AddMinutes(1)), Failures = 3 }));
        Assert.That(LoadTransitions.Release(Failing, null, Now), Is.EqualTo(Failing with { LeaseOwner = null, LeaseExpiresAt = null, Wait = null }));
    }

    [Test]
    public void Advance_ToConcludingTwice_SetsTheTimeOnce()
    {
        var first = LoadTransitions.Advance(Failing, LoadState.Concluding, null, Now)!;

        var second = LoadTransitions.Advance(first, LoadState.Concluding, null, Now.AddHours(1));

        Assert.That(first.ProcessedAt, Is.EqualTo(Now));
        Assert.That(second, Is.SameAs(first));
    }

    [Test]
    public void Advance_ToClosed_IsRefused() =>
        Assert.That(() => LoadTransitions.Advance(Failing, LoadState.Closed, null, Now), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void BeginInspection_LoadWithResults_StartsFromNothingInANewPass()
    {
        var row = LoadTransitions.BeginInspection(
            Failing with { IsFaulted = true, IsRefused = true, IsDryRunComplete = true, ProcessedAt = Before }, Now).Row;

        Assert.That((row.State, row.Parts, row.PartsDone, row.Pass), Is.EqualTo((LoadState.Received, 0, 0, 5L)));
        Assert.That((row.IsFaulted, row.IsRefused, row.IsDryRunComplete, row.ProcessedAt), Is.EqualTo((false, false, false, (DateTimeOffset?)null)));
    }

    [Test]
    public void CompleteDryRun_Once_LeavesThePartsDone()
    {
        var row = LoadTransitions.CompleteDryRun(Failing with { PartsDone = 3 }, Now)!.Row;

        Assert.That((row.IsDryRunComplete, row.PartsDone, row.Pass, row.State), Is.EqualTo((true, 3, 4L, LoadState.Processing)));
        Assert.That(LoadTransitions.CompleteDryRun(row, Now), Is.Null);
    }

    [Test]
    public void CompleteCommit_Once_Concludes()
    {
        var row = LoadTransitions.CompleteCommit(Failing with { IsDryRunComplete = true, PartsDone = 3 }, Now)!;

        Assert.That((row.State, row.IsRefused, row.ProcessedAt), Is.EqualTo((LoadState.Concluding, false, (DateTimeOffset?)Now)));
        Assert.That(LoadTransitions.CompleteCommit(row, Now), Is.Null);
    }

    [Test]
    public void Refuse_LoadInProcessing_ConcludesWithEveryPartDone()
    {
        var row = LoadTransitions.Refuse(Failing, false, Now)!.Row;

        Assert.That((row.State, row.IsRefused, row.PartsDone, row.ProcessedAt), Is.EqualTo((LoadState.Concluding, true, 3, (DateTimeOffset?)Now)));
        Assert.That(row.IsFaulted, Is.False);
        Assert.That(LoadTransitions.Refuse(Failing, true, Now)!.Row.IsFaulted, Is.True);
        Assert.That(LoadTransitions.Refuse(row, false, Now), Is.Null);
        Assert.That(LoadTransitions.RejectAll(new LoadCounts(5, 3, 1, 1)), Is.EqualTo(new LoadCounts(5, 0, 0, 5)));
    }

    [TestCase(false, false, false)]
    [TestCase(true, false, true)]
    [TestCase(false, true, true)]
    public void Close_FaultedBeforeOrNow_IsFaulted(bool before, bool now, bool expected)
    {
        var row = LoadTransitions.Close(Failing with { IsFaulted = before }, new LoadClosing(LoadStatus.Success, now), Now).Row;

        Assert.That((row.IsFaulted, row.State, row.LeaseOwner, row.ClosedAt), Is.EqualTo((expected, LoadState.Closed, (string?)null, (DateTimeOffset?)Now)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Checkpoint_RuleFailed_FaultsTheLoadWhateverTheOutcome(bool isCompleted)
    {
        PartOutcome outcome = isCompleted ? new PartCompleted { IsFaulted = true } : new PartDeferred { Answers = [], IsFaulted = true };

        var change = PartTransitions.Checkpoint(Failing, Part, outcome, Now);

        Assert.That(change.Load.IsFaulted, Is.True);
        Assert.That(change.Load.PartsDone, Is.EqualTo(isCompleted ? 2 : 1));
        Assert.That(change.Part.Deferred?.IsFaulted, Is.EqualTo(isCompleted ? null : true));
    }

    private static PartRow Part => new() { Ordinal = 0, Model = RecordModel.Properties };

    private static PartDeferred Deferred(string integrator) => new() { Answers = [new IntegratorAnswers(integrator, new byte[] { 1 })] };
}
