namespace Qlower.Loaders.Celery.Tests.Interop;

/// <summary>Chords, run by a Python worker: over a backend that keeps count, which <c>rpc://</c> is not.</summary>
[TestFixture]
internal sealed class ChordTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestClient _host = null!;

    private ICeleryClient Client => _host.Client;

    [OneTimeSetUp]
    public void Connect() => _host = new TestClient("redis");

    [OneTimeTearDown]
    public async Task Disconnect() => await _host.DisposeAsync();

    [Test]
    public async Task SendChordAsync_Rpc_IsRefused()
    {
        await using var rpc = new TestClient("rpc");

        await Assert.ThrowsAsync<InvalidOperationException>(() => rpc.Client.SendChordAsync([new("test.add", 1)], new("test.total")));
    }

    [Test]
    public async Task SendChordAsync_Tasks_GiveTheBodyTheirResults()
    {
        var body = await Client.SendChordAsync([.. Enumerable.Range(0, 10).Select(number => new CelerySignature("test.add", number, 1))], new("test.total"));

        Assert.That(await body.GetAsync<int>(Patience), Is.EqualTo(55));
    }

    [Test]
    public async Task SendChordAsync_LinkOfTheBody_RunsBehindIt()
    {
        var behind = Guid.NewGuid().ToString();
        var body = await Client.SendChordAsync(
            [new("test.add", 1), new("test.add", 2)],
            new("test.total") { Options = new() { Link = [new("test.add", 100) { Options = new() { TaskId = behind } }] } });

        Assert.That(await body.GetAsync<int>(Patience), Is.EqualTo(3));
        Assert.That(await Client.GetTask(behind).GetAsync<int>(Patience), Is.EqualTo(103));
    }

    [Test]
    public async Task SendChordAsync_LinkOfAMember_RunsBesideTheBody()
    {
        var beside = Guid.NewGuid().ToString();
        var body = await Client.SendChordAsync(
            [new("test.add", 1) { Options = new() { Link = [new("test.add", 100) { Options = new() { TaskId = beside } }] } }, new("test.add", 2)], new("test.total"));

        Assert.That(await body.GetAsync<int>(Patience), Is.EqualTo(3));
        Assert.That(await Client.GetTask(beside).GetAsync<int>(Patience), Is.EqualTo(101));
    }

    [Test]
    public async Task SendChordAsync_OneFails_TheBodyFailsAndItsErrbackRuns()
    {
        var body = await Client.SendChordAsync(
            [new("test.add", 1), new("test.fail", "boom")], new("test.total") { Options = new() { LinkError = [new("test.on_error")] } });

        Assert.That((await body.WaitAsync(Patience)).Failure!.Type, Is.EqualTo("ChordError"));
        await CeleryServers.Notes.WaitForAsync(notes => notes.Any(note => note.StartsWith($"error of {body.Id}: ChordError", StringComparison.Ordinal)));
    }
}
