namespace Qlower.Loaders.Celery.Tests.Interop;

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
    public async Task SendChordAsync_OneFails_TheBodyFails()
    {
        var body = await _host.Client.SendChordAsync([new("test.add", 1), new("test.fail", "boom")], new("test.total"));

        Assert.That((await body.WaitAsync(Patience)).Failure!.Type, Is.EqualTo("ChordError"));
    }

    [Test]
    public async Task SendChordAsync_OverRpc_IsRefused()
    {
        await using var rpc = new TestClient("rpc");

        await Assert.ThatAsync(() => rpc.Client.SendChordAsync([new("test.add", 1)], new("test.total")), Throws.InvalidOperationException);
    }
}
