using System.Text.Json;
using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Python's own client against the worker, over both ways of results.</summary>
[TestFixture("rpc")]
[TestFixture("redis")]
internal sealed class PythonClientTests(string backend)
{
    private TestWorker _worker = null!;

    [OneTimeSetUp]
    public async Task Start() => _worker = await TestWorker.StartAsync(backend);

    [OneTimeTearDown]
    public async Task Stop() => await _worker.DisposeAsync();

    [Test]
    public async Task Success_GivesTheResult() =>
        Assert.That((await RunAsync("success")).GetRawText(), Is.EqualTo("""{"state": "SUCCESS", "result": {"args": [1, "\u00e9", null], "kwargs": {"x": [1.5, true]}}}"""));

    [Test]
    public async Task Failure_ReportsTypeMessageAndTraceback()
    {
        var answer = await RunAsync("failure");

        Assert.That((Text(answer, "state"), Text(answer, "type"), Text(answer, "text")), Is.EqualTo(("FAILURE", "InvalidDataException", "boom")));
        Assert.That(Text(answer, "traceback"), Does.Contain("TestTasks"));
    }

    [Test]
    public async Task Retry_RunsAgainUnderItsId() => Assert.That((await RunAsync("flaky")).GetProperty("result").GetInt32(), Is.EqualTo(2));

    [Test]
    public async Task Retry_Exhausted_IsTheLastFailure() => Assert.That(Text(await RunAsync("exhausted"), "type"), Is.EqualTo("KeyNotFoundException"));

    [Test]
    public async Task Countdown_IsWaitedFor() => Assert.That((await RunAsync("countdown")).GetProperty("elapsed").GetDouble(), Is.GreaterThanOrEqualTo(3.4));

    [Test]
    public async Task Eta_IsWaitedFor() => Assert.That((await RunAsync("eta")).GetProperty("elapsed").GetDouble(), Is.GreaterThanOrEqualTo(1.4));

    [Test]
    public async Task Compressed_IsRead() => Assert.That((await RunAsync("compressed")).GetInt32(), Is.EqualTo(100_000));

    [Test]
    public async Task ProtocolOne_IsRun() => Assert.That((await RunAsync("protocol1")).GetProperty("result").GetInt32(), Is.EqualTo(3));

    [Test]
    public async Task UnknownTask_FailsAsNotRegistered() => Assert.That(Text(await RunAsync("unknown"), "type"), Is.EqualTo("NotRegistered"));

    [Test]
    public async Task Chain_HandsOnResults()
    {
        var answer = await RunAsync("chained");

        Assert.That(answer.GetProperty("result").GetInt32(), Is.EqualTo(113));
        Assert.That(answer.GetProperty("parents").EnumerateArray().Select(number => number.GetInt32()), Is.EqualTo(new[] { 13, 3 }));
    }

    [Test]
    public async Task Chain_MemberFails_FailsTheRest()
    {
        var answers = await RunAsync("chain_failure");

        Assert.That(answers.EnumerateArray().Select(answer => Text(answer, "type")), Is.All.EqualTo("InvalidDataException"));
    }

    [Test]
    public async Task Group_GivesResultsInOrder() =>
        Assert.That((await RunAsync("grouped")).EnumerateArray().Select(number => number.GetInt32()), Is.EqualTo(Enumerable.Range(1, 10)));

    [Test]
    public async Task Link_RunsWithTheResult()
    {
        var answer = await RunAsync("link");

        // Over rpc the reply of the callback goes to a client that waits for its own tasks alone.
        Assert.That(answer.GetProperty("parent").GetProperty("result").GetInt32(), Is.EqualTo(3));
        Assert.That(answer.GetProperty("child").GetProperty("result").GetInt32(), Is.EqualTo(13));
        Assert.That(answer.GetProperty("children")[0].GetString(), Is.EqualTo($"child-{Text(answer, "id")}"));
    }

    [Test]
    public async Task LinkError_RunsWithTheIdOfTheFailedTask()
    {
        var answer = await RunAsync("link_error");

        await Eventually.HoldsAsync(() => _worker.Notes.Contains($"[\"{Text(answer, "id")}\",\"after\"]"));
    }

    [Test]
    public async Task TimeLimits_Exceeded_NotifyTheTaskAndAbandonIt()
    {
        var answers = await RunAsync("time_limits");

        Assert.That(Text(answers[0], "type"), Is.EqualTo("SoftTimeLimitExceeded"));
        Assert.That(Text(answers[1], "result"), Is.EqualTo("told to end"));
        Assert.That(Text(answers[2], "type"), Is.EqualTo("TimeLimitExceeded"));
    }

    [Test]
    public async Task Revoked_BeforeItsTime_IsNotRun()
    {
        var answer = await RunAsync("revoked");

        Assert.That((Text(answer, "type"), Text(answer, "text")), Is.EqualTo(("TaskRevokedError", "revoked")));
    }

    [Test]
    public async Task Terminated_WhileItRuns_Ends()
    {
        var answer = await RunAsync("terminated");

        Assert.That((Text(answer, "type"), Text(answer, "text")), Is.EqualTo(("TaskRevokedError", "terminated")));
    }

    [Test]
    public async Task IgnoredResult_IsNotStored() => Assert.That((await RunAsync("ignored")).GetString(), Is.EqualTo("PENDING"));

    [Test]
    public async Task Parallel_FiveHundred_AllEnd() => Assert.That((await RunAsync("parallel")).GetInt32(), Is.EqualTo(Enumerable.Range(1, 500).Sum()));

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;

    private Task<JsonElement> RunAsync(string scenario) => PythonClient.RunAsync(scenario, _worker);
}
