using Qlower.Loaders.Celery.Tests.Interop.Workers;
using Qlower.Loaders.TestServers;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.Celery.Tests.Interop.Loads;

/// <summary>Loads that several processes share by messages, with one SQLite file as their ledger, while processes, broker and network fail.</summary>
[TestFixture]
internal sealed class LoadDispatchTests
{
    private const int Files = 6;
    private const int Records = 4_000;

    private LoadFolder _folder = null!;
    private string _queue = "";
    private List<LoadProcess> _processes = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new LoadFolder();
        _folder.Write(Files, Records);
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

    [Test]
    public async Task Loads_TwoProcesses_ShareThem()
    {
        var (first, second) = (Start(CeleryServers.BrokerUrl), Start(CeleryServers.BrokerUrl));

        await ClosedAsync();

        AssertUndisturbed();
        Assert.That(first.Closed, Is.Not.Empty);
        Assert.That(second.Closed, Is.Not.Empty);
        Assert.That(first.Closed.Count + second.Closed.Count, Is.EqualTo(Files));
    }

    [Test]
    public async Task Loads_ProcessThatOnlyAnnounces_AreWorkedOnByAnother()
    {
        var announcing = Start(CeleryServers.BrokerUrl, "--Celery:Work=false");
        await Eventually.HoldsAsync(() => _folder.Loads == Files);
        Assert.That(_folder.ClosedLoads, Is.Zero);

        var working = Start(CeleryServers.BrokerUrl);
        await ClosedAsync();

        AssertUndisturbed();
        Assert.That(announcing.Closed, Is.Empty);
        Assert.That(working.Closed, Has.Count.EqualTo(Files));
    }

    [Test]
    public async Task Loads_NoBroker_AreFoundInTheLedger()
    {
        Start($"amqp://guest:guest@127.0.0.1:{FreePorts.Take()}//");

        await ClosedAsync();

        AssertUndisturbed();
    }

    [Test]
    public async Task Loads_ProcessesKilledInTheMiddle_CloseOnceWithEveryRecord()
    {
        Start(CeleryServers.BrokerUrl);
        Start(CeleryServers.BrokerUrl);
        for (var round = 0; round < LongTests.Rounds(2) && _folder.ClosedLoads < Files; round++)
        {
            await InTheMiddleAsync();
            await _processes[^Random.Shared.Next(1, 3)].KillAsync();
            Start(CeleryServers.BrokerUrl);
        }

        await ClosedAsync();

        AssertUndisturbed();
    }

    [Test]
    public async Task Loads_BrokerKilledInTheMiddle_CloseOnceWithEveryRecord()
    {
        await using var rabbit = await ServerScript.StartAsync("rabbitmq", ports: 3);
        Start(rabbit.Settings["CELERY_BROKER_URL"]);
        Start(rabbit.Settings["CELERY_BROKER_URL"]);
        await InTheMiddleAsync();

        await rabbit.RunAsync("kill");
        await rabbit.RunAsync("restart");
        await ClosedAsync();

        AssertUndisturbed();
    }

    [Test]
    public async Task Loads_ConnectionsCutAndStalled_CloseOnceWithEveryRecord()
    {
        await using var proxy = new TcpProxy(CeleryServers.Rabbit.Port);
        var broker = $"amqp://guest:guest@127.0.0.1:{proxy.Port}//";
        Start(broker);
        Start(broker);
        for (var round = 0; round < LongTests.Rounds(3) && _folder.ClosedLoads < Files; round++)
        {
            await Task.Delay(Random.Shared.Next(100, 2_000));
            proxy.Cut();
            await Task.Delay(Random.Shared.Next(100, 2_000));
            proxy.Stall();
            await Task.Delay(Random.Shared.Next(100, 6_000));
            proxy.Resume();
        }

        await ClosedAsync();

        AssertUndisturbed();
    }

    private LoadProcess Start(string broker, params string[] more)
    {
        var process = LoadProcess.Start(_folder, broker, _queue, more);
        _processes.Add(process);
        return process;
    }

    private Task InTheMiddleAsync() => Eventually.HoldsAsync(() => _folder.PartsDone > 0 || _folder.ClosedLoads == Files);

    private Task ClosedAsync() => Eventually.HoldsAsync(() => _folder.ClosedLoads == Files);

    /// <summary>Rows, counts and files are those of a run that nothing disturbs, and no load was closed twice.</summary>
    private void AssertUndisturbed()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_folder.Loads, Is.EqualTo(Files));
            Assert.That(_folder.Outcomes(), Is.EqualTo(Enumerable.Range(1, Files).Select(file => $"file-{file}.json 1 {Records + 1} = {Records} + 0 + 1")));
            Assert.That(_folder.Records(), Is.EqualTo(Enumerable.Range(1, Files).SelectMany(file => Enumerable.Range(1, Records)
                .Select(number => $"azur/P-{file}-{number}/Studio {number}/Lille/2019-05-17")).Order(StringComparer.Ordinal)));
            Assert.That(_folder.Archived(), Is.EqualTo(Enumerable.Range(1, Files).SelectMany(file => new[] { $"file-{file} json", $"file-{file} rejects.json", $"file-{file} report.json" })));
            Assert.That(_processes.SelectMany(process => process.Closed), Is.Unique);
        });
    }
}
