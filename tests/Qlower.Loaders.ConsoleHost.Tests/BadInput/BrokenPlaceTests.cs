namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>The places that a load needs fail: it waits, says so in one line, and the next run goes on.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BrokenPlaceTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Load_FileWhereTheArchiveShouldBe_WaitsAndIsFinishedByTheNextRun()
    {
        var file = _sandbox.Write("good.json", Texts.File(Texts.Transaction()));
        Directory.CreateDirectory(_sandbox.Data);
        var obstacle = Path.Combine(_sandbox.Data, "success");
        await File.WriteAllTextAsync(obstacle, "in the way");

        var first = await _sandbox.LoadAsync(1, file);

        AssertWaits(first);
        var waiting = (await _sandbox.StatusAsync()).Single();
        Assert.That(waiting.WaitReason, Is.Not.Empty, waiting.ToString);
        Assert.That(_sandbox.InInbox(), Has.Count.EqualTo(1), "The file is still there.");
        Assert.That(_sandbox.Store.Count("transactions", waiting.Id), Is.EqualTo(1));

        File.Delete(obstacle);
        var load = await _sandbox.LoadAsync(file, Exit.Success);

        Assert.That((load.Id, load.Counts), Is.EqualTo((waiting.Id, new LoadedCounts(2, 2, 0, 0))), load.ToString);
        Assert.That(await _sandbox.StatusAsync(), Has.Count.EqualTo(1));
        Assert.That(_sandbox.InInbox(), Is.Empty);
    }

    [Test]
    public async Task Load_ArchiveReadOnly_WaitsAndIsFinishedByTheNextRun()
    {
        var file = _sandbox.Write("good.json", Texts.File(Texts.Transaction("T-1", "\"x\"")));
        using var archive = TemporaryMount.Create(Path.Combine(_sandbox.Data, "failure"), 10);
        archive.SetReadOnly(true);

        var first = await _sandbox.LoadAsync(1, file);

        AssertWaits(first);
        var waiting = (await _sandbox.StatusAsync()).Single();

        archive.SetReadOnly(false);
        var load = await _sandbox.LoadAsync(file, Exit.Findings);

        // The archive is another volume here: the file is copied there, whole.
        Assert.That((load.Id, load.Status, load.Counts), Is.EqualTo((waiting.Id, "PARTIAL_SUCCESS", new LoadedCounts(2, 1, 0, 1))), load.ToString);
        Assert.That(await File.ReadAllBytesAsync(load.Archive!), Is.EqualTo(await File.ReadAllBytesAsync(file)));
    }

    [Test]
    public async Task Load_DiskFull_WaitsAndTheNextRunEndsLikeAnUndisturbedOne()
    {
        using var undisturbed = new Sandbox();
        await undisturbed.LoadAsync(undisturbed.Generate("big.json", 20_000), Exit.Findings);
        var file = _sandbox.Generate("big.json", 20_000);
        using var disk = TemporaryMount.Create(_sandbox.Data, 8);

        await using var run = _sandbox.Start(
            "load", file, "--partner", Texts.Partner, "--data", _sandbox.Data, "--config", _sandbox.Config, "--wait", "2");
        var first = await run.WaitAsync(TimeSpan.FromSeconds(120));

        Sandbox.AssertDecent(first);
        AssertWaits(first);
        Assert.That(disk.FreeBytes, Is.LessThan(1 << 20), "It really was full.");
        await TestContext.Out.WriteLineAsync($"{disk.FreeBytes} bytes free\n{first}");

        disk.Resize(200);
        var load = await _sandbox.LoadAsync(file, Exit.Findings);

        Assert.That(load.IsFaulted, Is.False);
        Assert.That(_sandbox.Store.Content(), Is.EqualTo(undisturbed.Store.Content()));
        Assert.That(await _sandbox.StatusAsync(), Has.Count.EqualTo(1));
        Assert.That(_sandbox.InInbox(), Is.Empty);
    }

    [Test]
    public async Task Load_NoRoomForTheFile_WaitsAndLeavesNothing()
    {
        var file = _sandbox.Generate("big.json", 20_000);
        using var disk = TemporaryMount.Create(_sandbox.Data, 2);

        var first = await _sandbox.LoadAsync(1, file);

        Assert.That(first.ExitCode, Is.EqualTo(Exit.Waiting).Or.EqualTo(Exit.CannotRun), first.ToString);
        Assert.That(_sandbox.InInbox(), Is.Empty);

        disk.Resize(200);
        var load = await _sandbox.LoadAsync(file, Exit.Findings);

        Assert.That(load.Counts.Integrated, Is.EqualTo(20_960));
    }

    private static void AssertWaits(ProgramResult result)
    {
        Assert.That(result.ExitCode, Is.EqualTo(Exit.Waiting), result.ToString);
        Assert.That(result.Error.Split('\n').Count(line => line.StartsWith("WAITING", StringComparison.Ordinal)), Is.EqualTo(1), result.ToString);
    }
}
