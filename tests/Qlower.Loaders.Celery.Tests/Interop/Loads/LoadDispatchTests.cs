using Qlower.Celery.TestServers;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Celery.Tests.Interop.Loads;

/// <summary>Loads that several processes share by messages, with one SQLite file as their ledger, while processes, broker and network fail.</summary>
[TestFixture]
internal sealed class LoadDispatchTests
{
    private const int Files = 6;
    private const int Records = 4_000;
    private const int Rounds = 10;

    private LoadFolder _folder = null!;
    private string _queue = "";
    private List<LoadProcess> _processes = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new LoadFolder();
        (_queue, _processes) = ($"loads-{Guid.NewGuid():N}", []);
    }

    [TearDown]
    public async Task TearDown()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            TestContext.Out.WriteLine(string.Join('\n', _processes.SelectMany(process => process.Output.TakeLast(40))));
        }

        _folder.Dispose();
    }

    [TestCase(2)]
    [TestCase(4)]
    public async Task Loads_SeveralProcesses_ShareThem(int processes)
    {
        for (var number = 0; number < processes; number++)
        {
            Start(BrokerServers.BrokerUrl);
        }

        await Eventually.HoldsAsync(() => _processes.TrueForAll(process => process.IsConsuming));
        _folder.Write(2 * processes, Records);
        await ClosedAsync();

        // On a busy machine one process may be too slow for the first files.
        for (var round = 0; round < Rounds && _processes.Exists(process => process.Closed.Count == 0); round++)
        {
            _folder.Write(processes, Records);
            await ClosedAsync();
        }

        await ReportedAsync();
        AssertUndisturbed();
        Assert.That(_processes.Select(process => process.Closed.Count), Has.None.Zero);
    }

    [Test]
    public async Task Loads_ProcessThatOnlyAnnounces_AreWorkedOnByAnother()
    {
        _folder.Write(Files, Records);
        var announcing = Start(BrokerServers.BrokerUrl, "--Celery:Work=false");
        await Eventually.HoldsAsync(() => _folder.Loads == Files);
        Assert.That(_folder.ClosedLoads, Is.Zero);

        var working = Start(BrokerServers.BrokerUrl);
        await ClosedAsync();
        await ReportedAsync();

        AssertUndisturbed();
        Assert.That(announcing.Closed, Is.Empty);
        Assert.That(working.Closed, Has.Count.EqualTo(Files));
    }

    [Test]
    public async Task Loads_NoBroker_AreFoundInTheLedger()
    {
        _folder.Write(Files, Records);
        Start($"amqp://guest:guest@127.0.0.1:{FreePorts.Take()}//");

        await ClosedAsync();

        AssertUndisturbed();
    }

    [Test]
    public async Task Loads_DisturbedAtRandomMoments_CloseOnceWithEveryRecord()
    {
        await using var disturbance = await Disturbance.PrepareAsync();
        Start(disturbance.Broker);
        Start(disturbance.Broker);
        foreach (var fault in disturbance.Faults(LongTests.Rounds(4)))
        {
            // A fault that finds nothing to disturb is none: there is always a load of which a part is done and another is not.
            do
            {
                _folder.Write(2, Records);
                await Eventually.HoldsAsync(() => _folder.PartsDone > 0 || _folder.ClosedLoads == _folder.Files);
                await disturbance.PauseAsync(1_000);
            }
            while (_folder.PartsDone == 0);
            await disturbance.StrikeAsync(fault, ReplaceAsync);
        }

        await ClosedAsync();

        AssertUndisturbed();

        async Task ReplaceAsync(Random random)
        {
            var alive = _processes.Where(process => process.IsAlive).ToArray();
            await alive[random.Next(alive.Length)].KillAsync();
            Start(disturbance.Broker);
        }
    }

    private LoadProcess Start(string broker, params string[] more)
    {
        var process = new LoadProcess(_folder, broker, _queue, more);
        _processes.Add(process);
        return process;
    }

    private Task ClosedAsync() => Eventually.HoldsAsync(() => _folder.ClosedLoads == _folder.Files);

    /// <summary>A process writes the line of a load after the ledger has it as closed, and the test reads it later still.</summary>
    private Task ReportedAsync() => Eventually.HoldsAsync(() => _processes.Sum(process => process.Closed.Count) == _folder.Files);

    /// <summary>Rows, counts and files are those of a run that nothing disturbs, and no load was closed twice.</summary>
    private void AssertUndisturbed()
    {
        var files = Enumerable.Range(1, _folder.Files).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(_folder.Loads, Is.EqualTo(files.Length));
            Assert.That(_folder.Outcomes(), Is.EqualTo(files.Select(file => $"file-{file}.json 1 {Records + 1} = {Records} + 0 + 1").Order(StringComparer.Ordinal)));
            Assert.That(_folder.Records(), Is.EqualTo(files.SelectMany(file => Enumerable.Range(1, Records)
                .Select(number => $"azur/P-{file}-{number}/Studio {number}/Lille/2019-05-17")).Order(StringComparer.Ordinal)));
            Assert.That(
                _folder.Archived(),
                Is.EqualTo(files.SelectMany(file => new[] { $"file-{file} json", $"file-{file} rejects.json", $"file-{file} report.json" }).Order(StringComparer.Ordinal)));
            Assert.That(_processes.SelectMany(process => process.Closed), Is.Unique);
        });
    }
}
