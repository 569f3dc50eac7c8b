namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Python's client with stored results.</summary>
[TestFixture]
internal sealed class RedisClientTests
{
    private TestWorker _worker = null!;

    [OneTimeSetUp]
    public async Task Start() => _worker = await TestWorker.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _worker.DisposeAsync();

    [Test]
    public async Task Chord_GivesTheBodyTheResults() =>
        Assert.That((await PythonClient.RunAsync("chorded", _worker)).GetProperty("result").GetInt32(), Is.EqualTo(55));

    [Test]
    public async Task Chord_MemberFails_BodyFails()
    {
        var answer = await PythonClient.RunAsync("chord_failure", _worker);

        Assert.That(answer.GetProperty("stored").GetString(), Is.EqualTo("ChordError"));
    }

    [Test]
    public async Task Progress_IsSeen()
    {
        var answer = await PythonClient.RunAsync("progress", _worker);

        Assert.That(answer.GetProperty("progress").GetProperty("rows").GetInt32(), Is.EqualTo(10));
        Assert.That(answer.GetProperty("end").GetProperty("result").GetString(), Is.EqualTo("done"));
    }

    [Test]
    public async Task Nan_GoesThereAndBack() => Assert.That((await PythonClient.RunAsync("nan", _worker)).GetString(), Is.EqualTo("[nan, inf]"));

    [Test]
    public async Task Inspect_ListsTheWorkerAsOneOfTheirs()
    {
        var answer = await PythonClient.RunAsync("inspect", _worker);

        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("ping").GetProperty(_worker.Name).GetRawText(), Is.EqualTo("""{"ok": "pong"}"""));
            Assert.That(answer.GetProperty("ping").GetProperty("redis@test").GetRawText(), Is.EqualTo("""{"ok": "pong"}"""));
            Assert.That(answer.GetProperty("active")[0].GetProperty("name").GetString(), Is.EqualTo("net.sleep"));
            Assert.That(answer.GetProperty("registered").GetProperty(_worker.Name).EnumerateArray().Select(name => name.GetString()), Does.Contain("net.add"));
            Assert.That(answer.GetProperty("stats").GetProperty(_worker.Name).GetProperty("pool").GetProperty("max-concurrency").GetInt32(), Is.EqualTo(4));
            Assert.That(answer.GetProperty("reserved").GetProperty(_worker.Name).GetArrayLength(), Is.Zero);
            Assert.That(answer.GetProperty("scheduled").GetProperty(_worker.Name).GetArrayLength(), Is.Zero);
            Assert.That(answer.GetProperty("hello").GetProperty(_worker.Name).TryGetProperty("clock", out _), Is.True);
            Assert.That(answer.GetProperty("pool_restart")[0].GetProperty(_worker.Name).GetProperty("error").GetString(), Does.Contain("not supported"));
        });
    }

    [Test]
    public async Task Events_AreUnderstoodByAMonitor()
    {
        var answer = await PythonClient.RunAsync("events", _worker);

        Assert.That(answer.GetProperty("alive")[0].GetString(), Is.EqualTo(_worker.Name));
        Assert.That(
            answer.GetProperty("types").EnumerateArray().Select(type => type.GetString()),
            Is.SupersetOf(new[] { "task-failed", "task-received", "task-rejected", "task-retried", "task-started", "task-succeeded", "worker-heartbeat" }));
        Assert.That(answer.GetProperty("states").GetProperty("succeeded").GetString(), Is.EqualTo("SUCCESS"));
        Assert.That(answer.GetProperty("states").GetProperty("failed").GetString(), Is.EqualTo("FAILURE"));
    }
}
