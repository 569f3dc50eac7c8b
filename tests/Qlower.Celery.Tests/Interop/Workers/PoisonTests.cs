using Qlower.Celery.TestServers;
using RabbitMQ.Client;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Messages that cannot be run, among them those that kill a Python worker.</summary>
[TestFixture]
internal sealed class PoisonTests
{
    private const string Embed = """{"callbacks": null, "errbacks": null, "chain": null, "chord": null}""";

    private TestWorker _worker = null!;
    private TestClient _client = null!;
    private RawBroker _broker = null!;

    [SetUp]
    public async Task Start()
    {
        _worker = await TestWorker.StartAsync(configure: options => options.MaxDeliveries = 3);
        _client = new TestClient("redis", options => options.Broker.DefaultQueue = _worker.Queue);
        _broker = await RawBroker.OpenAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await _client.DisposeAsync();
        await _worker.DisposeAsync();
        await _broker.DisposeAsync();
    }

    [Test]
    public async Task Poison_OfEveryKind_GoesToTheDeadLettersWithItsReason()
    {
        const string Good = $"[[], {{}}, {Embed}]";
        var queue = _worker.Queue;
        await _broker.SendAsync(queue, "net.add", "p-1", "[[], {}]");
        await _broker.SendAsync(queue, "net.add", "p-2", $"[[], {{}}, {Embed}, 1]");
        await _broker.SendAsync(queue, "net.add", "p-3", """{"args": []}""");
        await _broker.SendAsync(queue, "net.add", null, Good);
        await _broker.SendAsync(queue, "net.add", "p-5", Good, properties => properties.ClearContentType());
        await _broker.SendAsync(queue, "net.add", "p-6", "{not json");
        await _broker.SendAsync(queue, "net.add", "p-7", Good, properties => properties.ContentType = "text/plain");
        await _broker.SendAsync(queue, "net.add", "p-8", Good, properties => properties.ContentType = "application/json; charset=utf-8");
        await _broker.SendAsync(queue, null, null, """{"hello": 1}""");
        await _broker.SendAsync(queue, "net.absent", "p-10", Good);
        await _broker.SendAsync(queue, "net.add", "p-11", Good, properties => properties.Headers!["eta"] = "tomorrow");
        await _broker.SendAsync(queue, "net.add", "p-12", $"[{{}}, {{}}, {Embed}]");
        await _broker.SendAsync(queue, "net.add", "p-13", $"[[], [], {Embed}]");
        await _broker.SendAsync(queue, "net.add", "p-14", "not zlib", properties => properties.Headers!["compression"] = "application/x-gzip");

        await _broker.SendBytesAsync(queue, "net.add", "p-15", [.. "[[\""u8, 0xFF, .. System.Text.Encoding.UTF8.GetBytes($"\"], {{}}, {Embed}]")]);
        await _broker.SendAsync(queue, "net.add", "p-16", $$"""[["\ud800"], {}, {{Embed}}]""");

        var letters = await _broker.TakeAsync($"{queue}.dead", 16);
        var next = await _client.Client.SendTaskAsync("net.add", [1, 2]);

        string[] kinds =
        [
            "Arguments", "BodyShape", "BodyShape", "BodyShape", "Compression", "ContentType", "ContentType", "ContentType", "InvalidTime",
            "KeywordArguments", "MissingId", "NotJson", "NotRegistered", "Undecodable", "Undecodable", "Unknown",
        ];
        Assert.That(letters.Select(letter => RawBroker.Header(letter, "x-qlower-kind")), Is.EquivalentTo(kinds));
        Assert.That(letters.Select(letter => RawBroker.Header(letter, "x-qlower-reason")), Is.All.Not.Empty);
        Assert.That(letters.Select(letter => RawBroker.Header(letter, "x-qlower-queue")), Is.All.EqualTo(queue));
        Assert.That(await next.GetAsync<int>(TimeSpan.FromSeconds(60)), Is.EqualTo(3), "The worker does not live.");
        Assert.That(await _broker.CountAsync(queue), Is.Zero);
        Assert.That((await _client.Client.GetTask("p-10").WaitAsync(TimeSpan.FromSeconds(60))).Failure!.Type, Is.EqualTo("NotRegistered"));
    }

    [TestCase("{}")]
    [TestCase("null")]
    public async Task Message_WithLittleInIt_IsRun(string embed)
    {
        var id = Guid.NewGuid().ToString();
        await _broker.SendAsync(_worker.Queue, "net.add", id, $"[[1, 2], {{}}, {embed}]");

        Assert.That(await _client.Client.GetTask(id).GetAsync<int>(TimeSpan.FromSeconds(60)), Is.EqualTo(3));
    }

    [Test]
    public async Task Message_Expired_IsRevoked()
    {
        var id = Guid.NewGuid().ToString();
        await _broker.SendAsync(
            _worker.Queue, "net.add", id, $"[[1, 2], {{}}, {Embed}]", properties => properties.Headers!["expires"] = "2020-01-02T03:04:05.000000+00:00");

        var result = await _client.Client.GetTask(id).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That((result.State, result.Failure!.Message), Is.EqualTo((TaskStates.Revoked, "expired")));
    }

    [Test]
    public async Task Message_ThatExpiresBeforeItsEta_IsRevokedThen()
    {
        var task = await _client.Client.SendTaskAsync("net.add", [1], options: new() { Countdown = TimeSpan.FromMinutes(10), ExpiresAfter = TimeSpan.FromSeconds(3) });

        var result = await task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That((result.State, result.Failure!.Message), Is.EqualTo((TaskStates.Revoked, "expired")));
    }

    [Test]
    public async Task Rejected_ByItsHandler_GoesToTheDeadLettersAsItCame()
    {
        await _broker.SendAsync(_worker.Queue, "net.reject", "r-1", $"[[\"é\"], {{}}, {Embed}]", properties => properties.Headers!["x-mine"] = "kept");

        var letter = (await _broker.TakeAsync($"{_worker.Queue}.dead", 1))[0];

        Assert.That(RawBroker.Header(letter, "x-qlower-reason"), Is.EqualTo("Not for me."));
        Assert.That(RawBroker.Header(letter, "x-mine"), Is.EqualTo("kept"));
        Assert.That(System.Text.Encoding.UTF8.GetString(letter.Body.Span), Is.EqualTo($"[[\"é\"], {{}}, {Embed}]"));
        Assert.That(letter.BasicProperties.DeliveryMode, Is.EqualTo(DeliveryModes.Persistent));
    }

    [Test]
    public async Task Link_WithoutAQueue_PutsTheMessageAside()
    {
        var task = await _client.Client.SendTaskAsync(
            "net.add", [1], options: new() { Link = [new("net.add") { Options = new() { Exchange = "celery", RoutingKey = "nowhere" } }] });

        var letter = (await _broker.TakeAsync($"{_worker.Queue}.dead", 1))[0];

        Assert.That(RawBroker.Header(letter, "x-qlower-kind"), Is.EqualTo("Unsendable"));
        Assert.That(await task.GetStateAsync(), Is.EqualTo(TaskStates.Pending));
    }

    [Test]
    public async Task Link_ToAQueueThatCannotBeNamed_PutsTheMessageAside()
    {
        var link = $$"""{"task": "net.add", "args": [], "kwargs": {}, "options": {"queue": "{{new string('q', 300)}}"}, "subtask_type": null, "immutable": false}""";
        await _broker.SendAsync(_worker.Queue, "net.add", "long-1", $$"""[[1], {}, {"callbacks": [{{link}}], "errbacks": null, "chain": null, "chord": null}]""");

        var letter = (await _broker.TakeAsync($"{_worker.Queue}.dead", 1))[0];

        Assert.That(RawBroker.Header(letter, "x-qlower-kind"), Is.EqualTo("Unsendable"));
    }

    [Test]
    public async Task Message_WithATimeLimitOfYears_IsRunWithoutOne()
    {
        await _broker.SendAsync(_worker.Queue, "net.note", "years-1", $$"""[["years"], {}, {{Embed}}]""", properties =>
            properties.Headers!["timelimit"] = new List<object?> { 900_000_000, 800_000_000 });

        await Eventually.HoldsAsync(() => _worker.Notes.Contains("""["years"]"""));
        Assert.That((await _client.Client.GetTask("years-1").WaitAsync(TimeSpan.FromSeconds(60))).State, Is.EqualTo(TaskStates.Success));
        await _client.Client.GetTask("years-1").ForgetAsync();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Message_DeliveredAgainAndAgain_GoesToTheDeadLetters(bool quorum)
    {
        var queue = $"again-{Guid.NewGuid():N}";
        await using var worker = await TestWorker.StartAsync(
            configure: options =>
            {
                options.MaxDeliveries = 3;
                options.Broker.Queues.Add(new CeleryQueue { Name = queue, Quorum = quorum });
            },
            queue: queue);
        await _broker.SendAsync(queue, "net.requeue", "again-1", $"[[], {{}}, {Embed}]");

        var letter = (await _broker.TakeAsync($"{queue}.dead", 1))[0];

        Assert.That(RawBroker.Header(letter, "x-qlower-kind"), Is.EqualTo("TooManyDeliveries"));
        Assert.That(worker.Notes.Count(note => note == "requeued"), Is.EqualTo(4));
        Assert.That((await _client.Client.GetTask("again-1").WaitAsync(TimeSpan.FromSeconds(60))).Failure!.Type, Is.EqualTo("WorkerLostError"));
        await _client.Client.GetTask("again-1").ForgetAsync();
    }
}
