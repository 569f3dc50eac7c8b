namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A claimed file that somebody writes to all the same.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ChangingFileTests
{
    private const int Transactions = 99_000;
    private const long Received = 0;
    private const long Processing = 3;

    private Sandbox _sandbox = null!;
    private string _file = null!;

    [SetUp]
    public void Create()
    {
        _sandbox = new Sandbox();
        _file = _sandbox.Generate("big.json", Transactions, faultEvery: 0);
    }

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Load_AppendedToDuringInspection_ReadAnew()
    {
        var load = await LoadAsync(Received, claimed => File.AppendAllText(claimed, "x"));

        Assert.That((load.Status, load.Counts.Integrated), Is.EqualTo(("ERROR", 0L)), load.ToString);
        Assert.That(load.Findings.Keys, Is.EqualTo((string[])[RuleCodes.TrailingData]), load.ToString);
    }

    [Test]
    public async Task Load_ReplacedDuringInspection_TheNewOneIsLoaded()
    {
        var other = _sandbox.Write("other.json", Texts.File(Texts.Transaction()));

        var load = await LoadAsync(Received, claimed => File.Move(other, claimed, overwrite: true));

        Assert.That((load.Status, load.Counts), Is.EqualTo(("SUCCESS", new LoadedCounts(2, 2, 0, 0))), load.ToString);
    }

    [Test]
    public async Task Load_RemovedDuringInspection_ClosedAsChanged()
    {
        var result = await RunAsync(Received, File.Delete);

        var load = (await _sandbox.StatusAsync()).Single();
        Assert.That(result.ExitCode, Is.EqualTo(load.State == "Closed" ? Exit.Findings : Exit.Waiting), result.ToString);
        Assert.That(load.Counts.Integrated, Is.Zero, load.ToString);
        await TestContext.Out.WriteLineAsync($"{load}\n{result}");
    }

    [Test]
    public async Task Load_ReplacedDuringProcessing_NeverMixed()
    {
        var other = _sandbox.Write("other.json", Texts.File(Texts.Transaction("T-OTHER")));

        var load = await LoadAsync(Processing, claimed => File.Move(other, claimed, overwrite: true));

        AssertWholeOrReported(load);
        Assert.That(_sandbox.Store.Read("SELECT count(*) FROM transactions WHERE external_id = 'T-OTHER'")[0][0], Is.EqualTo(0L));
    }

    [Test]
    public async Task Load_CutDuringProcessing_RestRejectedAndReported()
    {
        var load = await LoadAsync(Processing, claimed =>
        {
            using var file = new FileStream(claimed, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            file.SetLength(1000);
        });

        Assert.That(load.Status, Is.EqualTo("PARTIAL_SUCCESS"), load.ToString);
        Assert.That(load.Findings[RuleCodes.FileChanged], Is.EqualTo(1), load.ToString);
        Assert.That(load.Counts.Rejected, Is.Positive);
    }

    [Test]
    public async Task Load_RemovedDuringProcessing_WholeOrReported()
    {
        var result = await RunAsync(Processing, File.Delete);

        var load = (await _sandbox.StatusAsync()).Single();
        Assert.That(load.State, Is.EqualTo("Closed"), result.ToString);
        AssertWholeOrReported(await _sandbox.ShowAsync(load.Id));
    }

    /// <summary>Whoever has the file open still reads what was inspected; whoever has not rejects the rest.</summary>
    private static void AssertWholeOrReported(LoadedFile load)
    {
        Assert.That((load.Counts.Received, load.Counts.AddUp), Is.EqualTo((Transactions + 1000L, true)), load.ToString);
        if (load.Counts.Rejected > 0)
        {
            Assert.That((load.Status, load.IsFaulted, load.Findings[RuleCodes.FileChanged]), Is.EqualTo(("PARTIAL_SUCCESS", true, 1L)), load.ToString);
        }
    }

    private async Task<LoadedFile> LoadAsync(long state, Action<string> change)
    {
        var result = await RunAsync(state, change);
        var load = (await _sandbox.ClosedLoadsAsync()).Single();
        Assert.That(result.ExitCode, Is.EqualTo(load.Status == "SUCCESS" ? Exit.Success : Exit.Findings), result.ToString);
        _sandbox.AssertKeyStaysInside();
        return load;
    }

    /// <summary>Changes the claimed file as soon as the load is held in this state.</summary>
    private async Task<ProgramResult> RunAsync(long state, Action<string> change)
    {
        await using var run = _sandbox.Start(
            "load", _file, "--partner", Texts.Partner, "--data", _sandbox.Data, "--config", _sandbox.Config, "--wait", "5");
        await Sandbox.UntilAsync(
            () => _sandbox.Store.Newest() is { Owner: not null } load && load.State >= state && (state == Received || load.PartsDone > 1), run);
        Assert.That(_sandbox.Store.Newest()!.Value.State, Is.EqualTo(state), "The moment was missed.");
        change(_sandbox.InInbox().Single(path => path.EndsWith(".json", StringComparison.Ordinal)));
        var result = await run.WaitAsync(TimeSpan.FromSeconds(120));
        Sandbox.AssertDecent(result);
        return result;
    }
}
