using System.Diagnostics;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>A process that is killed at any moment, and started again, loses nothing and doubles nothing.</summary>
[Parallelizable(ParallelScope.Self)]
[Category(QuickRun.Kills)]
public sealed class KillTests
{
    private const int Transactions = 99_000;
    private const int Seed = 20260105;

    private Sandbox _undisturbed = null!;
    private Sandbox _sandbox = null!;
    private TimeSpan _duration;

    [OneTimeSetUp]
    public async Task RunUndisturbed()
    {
        _undisturbed = new Sandbox();
        var file = _undisturbed.Generate("big.json", Transactions);
        var clock = Stopwatch.StartNew();
        await using var run = _undisturbed.StartLoad(file);
        var result = await run.WaitAsync(TimeSpan.FromSeconds(120));
        _duration = clock.Elapsed;
        Assert.That(result.ExitCode, Is.EqualTo(Exit.Findings), result.ToString);
        await TestContext.Out.WriteLineAsync($"undisturbed: {_duration}, {result.PeakBytes >> 20} MiB");
    }

    [OneTimeTearDown]
    public void CleanUndisturbed() => _undisturbed.Dispose();

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Load_KilledTenTimes_SameRowsAsUndisturbed()
    {
        var file = _sandbox.Generate("big.json", Transactions);
        var random = new Random(Seed);
        for (var i = 0; i < 10; i++)
        {
            // Inspection starts anew with each run, about a fifth of the whole; processing goes on where the run before stopped.
            var delay = _duration * (0.5 * random.NextDouble());
            await using var run = _sandbox.StartLoad(file);
            await KillAsync(run, delay, i);
        }

        var last = await _sandbox.LoadAsync(60, file);

        Assert.That(last.ExitCode, Is.EqualTo(Exit.Findings), last.ToString);
        await AssertLikeUndisturbedAsync();
    }

    [Test]
    public async Task Load_KilledInEachState_SameRowsAsUndisturbed()
    {
        var file = _sandbox.Generate("big.json", Transactions);
        foreach (var (state, parts) in ((long State, long Parts)[])[(0, 0), (3, 0), (3, 25), (3, 50), (4, 51)])
        {
            await using var run = _sandbox.StartLoad(file);
            await Sandbox.UntilAsync(() => run.HasEnded() || (_sandbox.Store.Newest() is { Owner: not null } load && load.State >= state && load.PartsDone >= parts), run);
            run.Kill();
            await run.WaitAsync(TimeSpan.FromSeconds(30));
            Assert.That(_sandbox.Store.IsAheadOfLedger(), Is.False, "Records and their checkpoint are one transaction.");
            await TestContext.Out.WriteLineAsync($"killed at state, parts done: {_sandbox.Store.Newest()}");
        }

        var last = await _sandbox.LoadAsync(60, file);

        Assert.That(last.ExitCode, Is.EqualTo(Exit.Findings), last.ToString);
        await AssertLikeUndisturbedAsync();
    }

    [Test]
    public async Task Watch_KilledThreeTimes_SameRowsAsUndisturbed()
    {
        var file = _sandbox.Generate("big.json", Transactions);
        Directory.CreateDirectory(_sandbox.Inbox);
        File.Move(file, Path.Combine(_sandbox.Inbox, "big.json"));
        var random = new Random(Seed);
        for (var i = 0; i < 3 && _sandbox.Store.Newest() is not { State: 5 }; i++)
        {
            var delay = _duration * (0.1 + (0.2 * random.NextDouble()));
            await using var run = _sandbox.StartWatch();
            await KillAsync(run, delay, i);
        }

        await using var last = _sandbox.StartWatch();
        await Sandbox.UntilAsync(() => _sandbox.Store.Newest() is { State: 5 }, last);
        last.SendTerminate();
        var result = await last.WaitAsync(TimeSpan.FromSeconds(60));

        Sandbox.AssertDecent(result);
        var loads = await AssertLikeUndisturbedAsync();
        Assert.That(loads, Has.Count.EqualTo(1));
    }

    /// <summary>The delay counts from the moment when the run holds the load: before, it only waits for the lease of the killed one to end.</summary>
    private async Task KillAsync(RunningProgram run, TimeSpan delay, int index)
    {
        var before = _sandbox.Store.Newest()?.Owner;
        await Sandbox.UntilAsync(() => run.HasEnded() || (_sandbox.Store.Newest() is { Owner: { } owner } && owner != before), run);
        await Task.Delay(delay);
        run.Kill();
        await TestContext.Out.WriteLineAsync($"seed {Seed}, kill {index}: {delay} after it took the load; state, parts done: {_sandbox.Store.Newest()}");
    }

    private async Task<IReadOnlyList<LoadedFile>> AssertLikeUndisturbedAsync()
    {
        var loads = await _sandbox.ClosedLoadsAsync();
        foreach (var partial in _sandbox.InInbox().Where(path => path.EndsWith(".part", StringComparison.Ordinal)))
        {
            // What a killed run had half copied goes with the next run that finds it abandoned.
            Assert.That(Path.GetFileName(partial), Does.StartWith(".incoming-"));
            File.Delete(partial);
        }

        Assert.Multiple(() =>
        {
            Assert.That(_sandbox.Store.Content(), Is.EqualTo(_undisturbed.Store.Content()));
            Assert.That(_sandbox.InInbox(), Is.Empty);
            Assert.That(loads.Where(load => load.IsFaulted), Is.Empty);
            Assert.That(loads.Where(load => load.Counts.Rejected != Transactions / 500), Is.Empty, () => string.Join('\n', loads));
            Assert.That(loads.Sum(load => load.Counts.Integrated), Is.EqualTo(Transactions + 1000 - (Transactions / 500)), () => string.Join('\n', loads));
            Assert.That(loads.Count(load => load.Counts.Integrated > 0), Is.EqualTo(1), "Further loads know everything already.");
        });
        _sandbox.AssertKeyStaysInside();
        return loads;
    }
}
