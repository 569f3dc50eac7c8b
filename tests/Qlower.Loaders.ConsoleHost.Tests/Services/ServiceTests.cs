using System.Diagnostics;
using System.Text.Json;
using Qlower.Loaders.TestServers;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.ConsoleHost.Tests.Services;

/// <summary>Several systems, of which one fails: the others have their rows meanwhile, and in the end each has every row exactly once.</summary>
[TestFixture]
[Category(QuickRun.Servers)]
[Category(QuickRun.Kills)]
internal sealed class ServiceTests
{
    private const string Routes = """
        { "Integrator": "rental", "Models": ["Clients", "Declarants", "Properties", "Associates"] }, { "Integrator": "accounting", "Models": ["Transactions", "Documents"] }
        """;

    private ServiceFolder _folder = null!;

    private static string[] Faults => ["failing", "refusing", "cut", "late", "hanging", "killed after storing"];

    [SetUp]
    public void SetUp() => _folder = new ServiceFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Watch_ServiceIsDown_SqliteHasEveryRowMeanwhile()
    {
        await using var service = new RecordService(Path.Combine(_folder.Root, "erp.db"));
        _folder.Configure(ServiceFolder.Service("erp", service.Address));
        await using var program = _folder.Watch();
        _folder.Drop();

        var waiting = await _folder.UntilAsync(_ => IsStored());
        waiting = await _folder.UntilWaitingOnAsync("erp");
        var partsDone = waiting.GetProperty("parts_done").GetInt32();
        await service.StartAsync();
        var done = await _folder.UntilClosedAsync();

        Assert.That(partsDone, Is.Zero);
        await AssertLoadedAsync(done, service, service);
        Assert.That((_folder.Stored("properties"), _folder.Stored("transactions")), Is.EqualTo((ServiceFolder.Properties, ServiceFolder.Transactions)));

        bool IsStored() => _folder.Stored("transactions") == ServiceFolder.Transactions;
    }

    [Test]
    public async Task Watch_OneOfTwoRoutedServicesIsKilled_TheOtherHasItsRowsMeanwhile()
    {
        await using var rental = new RecordService(Path.Combine(_folder.Root, "rental.db"));
        await using var accounting = new RecordService(Path.Combine(_folder.Root, "accounting.db"));
        await rental.StartAsync();
        await accounting.StartAsync();
        _folder.Configure($"{ServiceFolder.Service("rental", rental.Address)}, {ServiceFolder.Service("accounting", accounting.Address)}", Routes, recordsPerPart: 5);
        await using var program = _folder.Watch();
        _folder.Drop();

        await accounting.UntilStoredAsync("transactions", 1);
        accounting.Kill();
        await _folder.UntilWaitingOnAsync("accounting");
        var meanwhile = await rental.CountAsync();
        await accounting.StartAsync();
        var done = await _folder.UntilClosedAsync();

        Assert.That(meanwhile["properties"], Is.EqualTo(ServiceFolder.Properties));
        await AssertLoadedAsync(done, rental, accounting);
        Assert.That((await rental.CountAsync()).Keys, Is.EqualTo(new[] { "properties" }));
        Assert.That((await accounting.CountAsync()).Keys, Is.EqualTo(new[] { "transactions" }));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task Watch_ServiceFailsForAWhile_EveryRowIsStoredOnce(string fault)
    {
        await using var service = new RecordService(Path.Combine(_folder.Root, "erp.db"));
        await service.StartAsync();
        await using var proxy = new HttpFaultProxy(service.Address);
        var faults = 0;
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Script = call => ValueTask.FromResult(call.Path == "/batches" && ++faults is > 2 and < 6 ? Of(fault) : HttpFault.None);
        proxy.Answered = call =>
        {
            if (fault == "killed after storing" && call.Path == "/batches" && faults == 3 && !killed.Task.IsCompleted)
            {
                service.Kill();
                killed.SetResult();
            }
        };
        _folder.Configure(ServiceFolder.Service("erp", proxy.Address, ", \"AttemptTimeout\": \"00:00:02\""));
        await using var program = _folder.Watch();
        _folder.Drop();

        if (fault == "killed after storing")
        {
            await killed.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await _folder.UntilWaitingOnAsync("erp");
            await service.StartAsync();
        }

        var done = await _folder.UntilClosedAsync();

        await AssertLoadedAsync(done, service, service);
        Assert.That(proxy.Calls.Where(call => call.Path == "/batches").GroupBy(call => call.Headers["idempotency-key"]).Max(calls => calls.Count()), Is.GreaterThan(1), "A batch was repeated with its id.");
    }

    [Test]
    public async Task Watch_TerminatedWhileItWaits_StopsAndReleasesTheLoad()
    {
        await using var service = new RecordService(Path.Combine(_folder.Root, "erp.db"));
        _folder.Configure(ServiceFolder.Service("erp", service.Address));
        await using var program = _folder.Watch();
        _folder.Drop();
        await _folder.UntilWaitingOnAsync("erp");

        var clock = Stopwatch.StartNew();
        program.SendTerminate();
        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));
        await TestContext.Out.WriteLineAsync($"stopped after {clock.Elapsed.TotalSeconds:0.0} s");
        var load = await _folder.UntilAsync(_ => true);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(load.GetProperty("worker").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Watch_UnknownNames_ReportsAllAtOnce()
    {
        _folder.Configure(
            """ "erp": { "Url": "https://127.0.0.1/", "Retries": 3 } """,
            """ { "Integrator": "erp", "Models": ["Rents"], "Model": "x" } """);

        var result = await ConsoleProgram.RunAsync(_folder.Root, "watch");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain("HttpIntegrators:erp:Retries: no such option"));
        Assert.That(result.Error, Does.Contain("Routes:0:Model: no such option; did you mean 'Models'?"));
        Assert.That(result.Error, Does.Contain("Routes:0:Models:0: 'Rents' is not one of Clients"));
    }

    private static HttpFault Of(string fault) => fault switch
    {
        "failing" => HttpFault.Answer(500, "Broken"),
        "refusing" => HttpFault.Answer(429, "Slowly"),
        "cut" => HttpFault.CutBefore,
        "late" => HttpFault.StallBehind,
        "hanging" => HttpFault.Stall,
        _ => HttpFault.None,
    };

    private static async Task AssertLoadedAsync(JsonElement load, RecordService properties, RecordService transactions)
    {
        var counts = load.GetProperty("counts");
        Assert.That(load.GetProperty("status").GetString(), Is.EqualTo("SUCCESS"), load.ToString());
        Assert.That(counts.GetProperty("integrated").GetInt64(), Is.EqualTo(ServiceFolder.Properties + ServiceFolder.Transactions));
        Assert.That((await properties.CountAsync())["properties"], Is.EqualTo(ServiceFolder.Properties));
        Assert.That((await transactions.CountAsync())["transactions"], Is.EqualTo(ServiceFolder.Transactions));
    }
}
