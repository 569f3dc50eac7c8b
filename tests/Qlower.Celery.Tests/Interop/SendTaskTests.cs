using System.Diagnostics;
using System.Text.Json;

namespace Qlower.Celery.Tests.Interop;

/// <summary>Tasks of the client, run by a Python worker, with results over each backend.</summary>
[TestFixture("rpc")]
[TestFixture("redis")]
internal sealed class SendTaskTests(string backend)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestClient _host = null!;

    private ICeleryClient Client => _host.Client;

    [OneTimeSetUp]
    public void Connect() => _host = new TestClient(backend);

    [OneTimeTearDown]
    public async Task Disconnect() => await _host.DisposeAsync();

    [Test]
    public async Task SendTaskAsync_Success_GivesTheResult()
    {
        var task = await Client.SendTaskAsync("test.add", [2, 3.5]);

        Assert.That(await task.GetAsync<double>(Patience), Is.EqualTo(5.5));
        Assert.That(await task.GetStateAsync(), Is.EqualTo(TaskStates.Success));
    }

    [Test]
    public async Task SendTaskAsync_FailureWithHalfACharacter_IsReported()
    {
        var task = await Client.SendTaskAsync("test.fail_on_bytes");

        var result = await task.WaitAsync(Patience);

        Assert.That((result.Failure?.Type, result.Failure?.Message), Is.EqualTo(("FileNotFoundError", "caf\\udce9.csv")));
        Assert.That(result.Traceback, Does.Contain("fail_on_bytes"));
    }

    [Test]
    public async Task SendTaskAsync_ArgumentsOfEveryKind_ArriveAsTheyAre()
    {
        var task = await Client.SendTaskAsync(
            "test.echo", ["é€😀", null, true, new[] { 1L, long.MaxValue }, new string('x', 1_000_000)], new Dictionary<string, object?> { ["tenant"] = "t1", ["when"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) });

        var echo = await task.GetAsync<JsonElement>(Patience);

        Assert.Multiple(() =>
        {
            Assert.That(echo.GetProperty("args")[0].GetString(), Is.EqualTo("é€😀"));
            Assert.That(echo.GetProperty("args")[1].ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(echo.GetProperty("args")[3][1].GetInt64(), Is.EqualTo(long.MaxValue));
            Assert.That(echo.GetProperty("args")[4].GetString(), Has.Length.EqualTo(1_000_000));
            Assert.That(echo.GetProperty("kwargs").GetProperty("when").GetString(), Is.EqualTo("2026-01-02T03:04:05Z"));
        });
    }

    [Test]
    public async Task SendTaskAsync_NaN_GoesBothWays()
    {
        var echo = await (await Client.SendTaskAsync("test.add", [double.NaN, 1])).GetAsync<double>(Patience);
        var result = await (await Client.SendTaskAsync("test.nan")).GetAsync<JsonElement>(Patience);

        Assert.That(echo, Is.NaN);
        Assert.That(result.GetProperty("text").GetString(), Is.EqualTo("NaN"));
    }

    [Test]
    public async Task SendTaskAsync_Failure_ReportsTypeMessageModuleAndTraceback()
    {
        var task = await Client.SendTaskAsync("test.fail", ["boom"]);

        var error = (await Assert.ThrowsAsync<TaskFailedException>(() => task.GetAsync<int>(Patience)))!;

        Assert.Multiple(() =>
        {
            Assert.That((error.State, error.TaskId), Is.EqualTo((TaskStates.Failure, task.Id)));
            Assert.That((error.Failure!.Type, error.Failure.Message, error.Failure.Module), Is.EqualTo(("ValueError", "boom", "builtins")));
            Assert.That(error.Traceback, Does.Contain("tasks.py").And.Contain("ValueError: boom"));
        });
    }

    [Test]
    public async Task SendTaskAsync_RetryThenOk_WaitsForTheEnd()
    {
        var task = await Client.SendTaskAsync("test.flaky", [2]);

        Assert.That(await task.GetAsync<int>(Patience), Is.EqualTo(2));
    }

    [Test]
    public async Task SendTaskAsync_UnknownTask_FailsAsNotRegistered()
    {
        var task = await Client.SendTaskAsync("test.nosuch");

        var result = await task.WaitAsync(Patience);

        Assert.That((result.State, result.Failure?.Type), Is.EqualTo((TaskStates.Failure, "NotRegistered")));
    }

    [Test]
    public async Task SendTaskAsync_CountdownAndEta_RunNotBefore()
    {
        var start = DateTimeOffset.UtcNow;
        var countdown = await Client.SendTaskAsync("test.request", ["eta"], options: new() { Countdown = TimeSpan.FromSeconds(1) });
        var eta = await Client.SendTaskAsync("test.request", ["eta"], options: new() { Eta = start.AddSeconds(1) });

        var told = await eta.GetAsync<JsonElement>(Patience);
        await countdown.WaitAsync(Patience);

        Assert.That(DateTimeOffset.UtcNow, Is.GreaterThan(start.AddSeconds(1)));
        Assert.That(DateTimeOffset.Parse(told.GetProperty("eta").GetString()!, null), Is.EqualTo(start.AddSeconds(1)).Within(TimeSpan.FromMicroseconds(1)));
    }

    [Test]
    public async Task SendTaskAsync_Expired_IsRevoked()
    {
        var task = await Client.SendTaskAsync(
            "test.add", [1], options: new() { Countdown = TimeSpan.FromSeconds(2), ExpiresAfter = TimeSpan.FromSeconds(1) });

        var error = (await Assert.ThrowsAsync<TaskFailedException>(() => task.GetAsync<int>(Patience)))!;

        Assert.That((error.State, error.Failure!.Type, error.Failure.Message), Is.EqualTo((TaskStates.Revoked, "TaskRevokedError", "expired")));
    }

    [Test]
    public async Task SendTaskAsync_HeadersAndTrace_ReachTheTask()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.TraceStateString = "q=1";

        var task = await Client.SendTaskAsync(
            "test.request",
            ["x-trace", "n", "traceparent", "tracestate", "shadow", "timelimit", "correlation_id", "reply_to", "root_id", "retries", "argsrepr"],
            options: new()
            {
                Headers = new Dictionary<string, object?> { ["x-trace"] = "abc", ["n"] = 1 },
                Shadow = "pretty",
                TimeLimit = TimeSpan.FromSeconds(30),
                SoftTimeLimit = TimeSpan.FromSeconds(20),
            });
        var told = await task.GetAsync<JsonElement>(Patience);

        Assert.Multiple(() =>
        {
            Assert.That(told.GetProperty("x-trace").GetString(), Is.EqualTo("abc"));
            Assert.That(told.GetProperty("n").GetInt32(), Is.EqualTo(1));
            Assert.That(told.GetProperty("traceparent").GetString(), Does.Contain(activity.TraceId.ToHexString()));
            Assert.That(told.GetProperty("tracestate").GetString(), Is.EqualTo("q=1"));
            Assert.That(told.GetProperty("shadow").GetString(), Is.EqualTo("pretty"));
            Assert.That(told.GetProperty("timelimit").GetRawText(), Is.EqualTo("[30,20]").Or.EqualTo("[30, 20]"));
            Assert.That(told.GetProperty("correlation_id").GetString(), Is.EqualTo(task.Id));
            Assert.That(told.GetProperty("root_id").GetString(), Is.EqualTo(task.Id));
            Assert.That(told.GetProperty("argsrepr").GetString(), Is.EqualTo("..."));
        });
    }

    [Test]
    public async Task SendTaskAsync_TimeLimits_AreTheWorkers()
    {
        var hard = await Client.SendTaskAsync("test.sleep", [60], options: new() { TimeLimit = TimeSpan.FromSeconds(1) });
        var soft = await Client.SendTaskAsync("test.sleep", [60], options: new() { SoftTimeLimit = TimeSpan.FromSeconds(1) });
        var gentle = await Client.SendTaskAsync("test.gentle", [60], options: new() { SoftTimeLimit = TimeSpan.FromSeconds(1) });

        Assert.That((await hard.WaitAsync(Patience)).Failure!.Type, Is.EqualTo("TimeLimitExceeded"));
        Assert.That((await soft.WaitAsync(Patience)).Failure!.Type, Is.EqualTo("SoftTimeLimitExceeded"));
        Assert.That(await gentle.GetAsync<string>(Patience), Is.EqualTo("told to end"));
    }

    [Test]
    public async Task SendTaskAsync_Progress_CanBeRead()
    {
        var task = await Client.SendTaskAsync("test.progress", [2]);

        using var limit = new CancellationTokenSource(Patience);
        TaskResult? seen = null;
        while (seen?.State != "PROGRESS")
        {
            seen = await task.ReadAsync(limit.Token);
            Assert.That(seen?.State, Is.Not.EqualTo(TaskStates.Success), "The progress was not seen.");
            await Task.Delay(20, limit.Token);
        }

        Assert.That(seen.Read<Dictionary<string, int>>()!["rows"], Is.EqualTo(10));
        Assert.That(await task.GetAsync<string>(Patience), Is.EqualTo("done"));
    }

    [Test]
    public async Task GetAsync_NotInTime_ThrowsAndMayBeAskedAgain()
    {
        var task = await Client.SendTaskAsync("test.sleep", [2]);

        await Assert.ThrowsAsync<TimeoutException>(() => task.GetAsync<int>(TimeSpan.FromMilliseconds(100)));
        using var cancelled = new CancellationTokenSource(100);
        Assert.That(() => task.GetAsync<int>(cancellationToken: cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await task.GetAsync<int>(Patience), Is.EqualTo(2));
    }

    [Test]
    public async Task SendTaskAsync_IgnoreResult_StoresNone()
    {
        var text = Guid.NewGuid().ToString();

        var task = await Client.SendTaskAsync("test.note", [text], options: new() { IgnoreResult = true });
        await CeleryServers.Notes.WaitForAsync(notes => notes.Contains(text));

        Assert.That(() => task.GetAsync<string>(Patience), Throws.InvalidOperationException);
        Assert.That(await Client.GetTask(task.Id).ReadAsync(), Is.Null);
    }

    [Test]
    public async Task ForgetAsync_OfAResult_DropsIt()
    {
        var task = await Client.SendTaskAsync("test.add", [1]);
        await task.WaitAsync(Patience);

        await task.ForgetAsync();

        Assert.That(await task.GetStateAsync(), Is.EqualTo(TaskStates.Pending));
    }

    [Test]
    public async Task SendTaskAsync_FiveHundredAtOnce_AllReturn()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
            await (await Client.SendTaskAsync("test.add", [number, 1])).GetAsync<int>(Patience)));

        Assert.That(results, Is.EqualTo(Enumerable.Range(1, 500)));
    }

    [Test]
    public async Task RevokeAsync_WaitingTask_IsNotRun()
    {
        var task = await Client.SendTaskAsync("test.add", [1], options: new() { Countdown = TimeSpan.FromSeconds(2) });

        await Client.RevokeAsync(task.Id);

        var result = await task.WaitAsync(Patience);
        Assert.That((result.State, result.Failure?.Message), Is.EqualTo((TaskStates.Revoked, "revoked")));
    }

    [Test]
    public async Task RevokeAsync_RunningTask_IsTerminated()
    {
        var task = await Client.SendTaskAsync("test.progress", [60]);
        using var limit = new CancellationTokenSource(Patience);
        while (await task.GetStateAsync(limit.Token) != "PROGRESS")
        {
            await Task.Delay(20, limit.Token);
        }

        await Client.RevokeAsync(task.Id, terminate: true);

        var result = await task.WaitAsync(Patience);
        Assert.That((result.State, result.Failure?.Message), Is.EqualTo((TaskStates.Revoked, "terminated")));
    }
}
