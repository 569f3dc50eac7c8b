namespace Qlower.Celery.Tests.Interop;

/// <summary>Chords, run by a Python worker.</summary>
[TestFixture]
internal sealed class SendChordTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestClient _host = null!;

    [OneTimeSetUp]
    public void Connect() => _host = new TestClient("redis");

    [OneTimeTearDown]
    public async Task Disconnect() => await _host.DisposeAsync();

    [Test]
    public async Task SendChordAsync_Tasks_GiveTheBodyTheirResults()
    {
        var body = await _host.Client.SendChordAsync([.. Enumerable.Range(0, 10).Select(number => new CelerySignature("test.add", number, 1))], new("test.total"));

        Assert.That(await body.GetAsync<int>(Patience), Is.EqualTo(55));
    }

    [Test]
    public async Task SendChordAsync_LinkOfTheBody_RunsBehindIt()
    {
        var behind = Guid.NewGuid().ToString();
        var body = await _host.Client.SendChordAsync(
            [new("test.add", 1), new("test.add", 2)],
            new("test.total") { Options = new() { Link = [new("test.add", 100) { Options = new() { TaskId = behind } }] } });

        Assert.That(await body.GetAsync<int>(Patience), Is.EqualTo(3));
        Assert.That(await _host.Client.GetTask(behind).GetAsync<int>(Patience), Is.EqualTo(103));
    }

    [Test]
    public async Task SendChordAsync_LinkOfAMember_RunsBesideTheBody()
    {
        var beside = Guid.NewGuid().ToString();
        var body = await _host.Client.SendChordAsync(
            [new("test.add", 1) { Options = new() { Link = [new("test.add", 100) { Options = new() { TaskId = beside } }] } }, new("test.add", 2)], new("test.total"));

        Assert.That(await body.GetAsync<int>(Patience), Is.EqualTo(3));
        Assert.That(await _host.Client.GetTask(beside).GetAsync<int>(Patience), Is.EqualTo(101));
    }

    [Test]
    public async Task SendChordAsync_OneFails_TheBodyFailsAndItsErrbackRuns()
    {
        var body = await _host.Client.SendChordAsync(
            [new("test.add", 1), new("test.fail", "boom")], new("test.total") { Options = new() { LinkError = [new("test.on_error")] } });

        Assert.That((await body.WaitAsync(Patience)).Failure!.Type, Is.EqualTo("ChordError"));
        await CeleryServers.Notes.WaitForAsync(notes => notes.Any(note => note.StartsWith($"error of {body.Id}: ChordError", StringComparison.Ordinal)));
    }

    [Test]
    public async Task SendChordAsync_OverRpc_IsRefused()
    {
        await using var rpc = new TestClient("rpc");

        await Assert.ThatAsync(() => rpc.Client.SendChordAsync([new("test.add", 1)], new("test.total")), Throws.InvalidOperationException);
    }
}
