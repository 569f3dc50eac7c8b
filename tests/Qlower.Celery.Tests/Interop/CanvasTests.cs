namespace Qlower.Celery.Tests.Interop;

/// <summary>Tasks that follow each other, run by a Python worker.</summary>
[TestFixture("rpc")]
[TestFixture("redis")]
internal sealed class CanvasTests(string backend)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestClient _host = null!;

    private ICeleryClient Client => _host.Client;

    // Celery's worker publishes what follows to its own default queue.
    [OneTimeSetUp]
    public void Connect() => _host = new TestClient(backend);

    [OneTimeTearDown]
    public async Task Disconnect() => await _host.DisposeAsync();

    [Test]
    public async Task SendChainAsync_ThreeTasks_HandOnTheirResults()
    {
        var last = await Client.SendChainAsync([new("test.add", 1, 2), new("test.add", 10), new("test.add", 100) { Options = new() { Countdown = TimeSpan.FromSeconds(0.5) } }]);

        Assert.That(await last.GetAsync<int>(Patience), Is.EqualTo(113));
        Assert.That(await last.Parent!.GetAsync<int>(Patience), Is.EqualTo(13));
        Assert.That(await last.Parent!.Parent!.GetAsync<int>(Patience), Is.EqualTo(3));
        Assert.That((await last.Parent.Parent.WaitAsync(Patience)).Children, Is.EqualTo(new[] { last.Parent.Id }));
    }

    [Test]
    public async Task SendChainAsync_OneFails_TheRestFailsWithIt()
    {
        var last = await Client.SendChainAsync([new("test.fail", "boom"), new("test.add", 10), new("test.add", 100)]);

        Assert.That((await last.WaitAsync(Patience)).Failure?.Type, Is.EqualTo("ValueError"));
        Assert.That((await last.Parent!.WaitAsync(Patience)).Failure?.Type, Is.EqualTo("ValueError"));
    }

    [Test]
    public async Task SendChainAsync_ImmutableTask_GetsNoResult()
    {
        var last = await Client.SendChainAsync([new("test.add", 1), new("test.add", 10) { Immutable = true }]);

        Assert.That(await last.GetAsync<int>(Patience), Is.EqualTo(10));
    }

    [Test]
    public async Task SendGroupAsync_Tasks_GiveTheirResultsInOrder()
    {
        var group = await Client.SendGroupAsync([.. Enumerable.Range(0, 10).Select(number => new CelerySignature("test.add", number, 1))]);

        Assert.That(await group.GetAsync<int>(Patience), Is.EqualTo(Enumerable.Range(1, 10)));
    }

    [Test]
    public async Task SendGroupAsync_LinkOfAMember_RunsWithItsResult()
    {
        var child = Guid.NewGuid().ToString();
        var group = await Client.SendGroupAsync(
            [new("test.add", 1) { Options = new() { Link = [new("test.add", 100) { Options = new() { TaskId = child } }] } }, new("test.add", 2)]);

        Assert.That(await group.GetAsync<int>(Patience), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(await Client.GetTask(child).GetAsync<int>(Patience), Is.EqualTo(101));
    }

    [Test]
    public async Task SendTaskAsync_Link_RunsWithTheResult()
    {
        var child = Guid.NewGuid().ToString();
        var task = await Client.SendTaskAsync("test.add", [1, 2], options: new() { Link = [new("test.add", 10) { Options = new() { TaskId = child } }] });

        var result = await task.WaitAsync(Patience);

        Assert.That(result.Children, Is.EqualTo(new[] { child }));
        Assert.That(await Client.GetTask(child).GetAsync<int>(Patience), Is.EqualTo(13));
    }

    [Test]
    public async Task SendTaskAsync_LinkError_RunsWithTheFailure()
    {
        var task = await Client.SendTaskAsync("test.fail", ["boom"], options: new() { LinkError = [new("test.on_error")] });

        await CeleryServers.Notes.WaitForAsync(notes => notes.Contains($"error of {task.Id}: ValueError('boom')"));

        // The worker calls it before it stores the failure.
        Assert.That((await task.WaitAsync(Patience)).State, Is.EqualTo(TaskStates.Failure));
    }
}
