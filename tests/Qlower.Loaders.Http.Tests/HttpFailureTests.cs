using System.Globalization;

namespace Qlower.Loaders.Http.Tests;

/// <summary>Everything that is no answer is a failure of the service: the load waits, and the message contains no secret.</summary>
[TestFixture]
internal sealed class HttpFailureTests
{
    [TestCase(200, "text/html", "<html>canary-91ab</html>", "its answer is not application/json")]
    [TestCase(200, "application/json", "{\"answers\": [ canary-91ab", "its answer is not the JSON of the contract")]
    [TestCase(200, "application/json", "[\"canary-91ab\"]", "its answer is not the JSON of the contract")]
    [TestCase(200, "application/json", "null", "its answer has no member 'answers'")]
    [TestCase(200, "application/json", "{}", "its answer has no member 'answers'")]
    [TestCase(200, "application/json", """{"answers":[]}""", "it answered on 0 of 2 records")]
    [TestCase(200, "application/json", """{"answers":[{"externalId":"T-1","outcome":"integrated"}]}""", "it answered on 1 of 2 records")]
    [TestCase(200, "application/json", """{"answers":[{},{},{}]}""", "it answered on 3 of 2 records")]
    [TestCase(200, "application/json", """{"answers":[{"externalId":"T-2","outcome":"integrated"},{"externalId":"T-1","outcome":"integrated"}]}""", "its answer 0 is about another record")]
    [TestCase(200, "application/json", """{"answers":[{"externalId":"T-1","outcome":"integrated"},null]}""", "its answer 1 is about another record")]
    [TestCase(200, "application/json", """{"answers":[{"externalId":"T-1","outcome":"integrated"},{"externalId":"T-2","outcome":"canary-91ab"}]}""", "its answer 1 has an unknown outcome")]
    [TestCase(302, "text/html", "canary-91ab", "it answered with a redirect (302), which is not followed")]
    [TestCase(400, "text/plain", "canary-91ab", "it refused the request (400)")]
    [TestCase(401, "text/plain", "canary-91ab", "it refused the credentials (401)")]
    [TestCase(403, "text/plain", "canary-91ab", "it refused the credentials (403)")]
    [TestCase(404, "text/plain", "canary-91ab", "it refused the request (404)")]
    [TestCase(408, "text/plain", "canary-91ab", "it did not receive the request in time (408)")]
    [TestCase(413, "text/plain", "canary-91ab", "the request is too large for it (413)")]
    [TestCase(429, "text/plain", "canary-91ab", "it receives too many requests (429)")]
    [TestCase(500, "text/plain", "canary-91ab", "it failed (500)")]
    [TestCase(503, "text/plain", "canary-91ab", "it failed (503)")]
    public async Task Integrate_NoAnswer_IsAFailureWithAReason(int status, string type, string body, string reason)
    {
        await using var service = await ScriptedService.StartAsync((context, _) =>
        {
            context.Response.Headers.Location = "/elsewhere?canary-91ab";
            return ScriptedService.WriteAsync(context, body, status, type);
        });
        await using var host = new HttpHost(service.Address);

        var error = (await Assert.ThrowsAsync<IntegratorUnavailableException>(() => host.Integrator.IntegrateAsync(Batches.Transactions(2))))!;

        Assert.That(error.Message, Does.StartWith(reason));
        Assert.That(error.ToString(), Does.Not.Contain(HttpHost.Secret));
        Assert.That((error.HasRetried, error.RetryAfter), Is.EqualTo((true, (TimeSpan?)null)));
        Assert.That(service.Requests, Has.Count.EqualTo(1));
        Assert.That(host.Log.Entries.Select(entry => entry.Text), Has.None.Contains(HttpHost.Secret));
    }

    [Test]
    public async Task Integrate_NobodyListens_IsAFailure()
    {
        await using var host = new HttpHost(new Uri($"http://127.0.0.1:{TestServers.FreePorts.Take()}"));

        Assert.That(
            () => host.Integrator.IntegrateAsync(Batches.Transactions(1)),
            Throws.TypeOf<IntegratorUnavailableException>().With.Message.EqualTo("it cannot be reached (ConnectionError)"));
    }

    [Test]
    public async Task Integrate_LargeAnswer_IsAFailure()
    {
        await using var service = await ScriptedService.StartAsync((context, _) => ScriptedService.WriteAsync(context, "{\"x\":\"" + new string('x', 2_000) + "\"}"));
        await using var host = new HttpHost(service.Address, options => options.MaxAnswerBytes = 1_024);

        Assert.That(
            () => host.Integrator.IntegrateAsync(Batches.Transactions(1)),
            Throws.TypeOf<IntegratorUnavailableException>().With.Message.EqualTo("its answer has more than 1024 bytes"));
    }

    [TestCase(true, "it did not answer within 00:00:00.2000000")]
    [TestCase(false, "its answer did not end within 00:00:00.2000000")]
    public async Task Integrate_Hangs_IsAFailure(bool isBeforeTheAnswer, string reason)
    {
        await using var service = await ScriptedService.StartAsync(async (context, _) =>
        {
            if (!isBeforeTheAnswer)
            {
                await ScriptedService.WriteAsync(context, "{");
                await context.Response.Body.FlushAsync();
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var host = new HttpHost(service.Address, options => options.AttemptTimeout = TimeSpan.FromMilliseconds(200));

        Assert.That(
            () => host.Integrator.IntegrateAsync(Batches.Transactions(1)), Throws.TypeOf<IntegratorUnavailableException>().With.Message.EqualTo(reason));
    }

    [Test]
    public async Task Integrate_ConnectionEndsInTheAnswer_IsAFailure()
    {
        await using var service = await ScriptedService.StartAsync(async (context, _) =>
        {
            await ScriptedService.WriteAsync(context, "{\"answers\":");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using var host = new HttpHost(service.Address);

        Assert.That(
            () => host.Integrator.IntegrateAsync(Batches.Transactions(1)),
            Throws.TypeOf<IntegratorUnavailableException>().With.Message.EqualTo("its answer broke off").Or.Message.StartsWith("it cannot be reached"));
    }

    [TestCase(500)]
    [TestCase(503)]
    [TestCase(408)]
    [TestCase(429)]
    public async Task Integrate_FailsForAWhile_RetriesWithTheSameId(int status)
    {
        var calls = 0;
        await using var service = await ScriptedService.StartAsync((context, request) =>
            Interlocked.Increment(ref calls) < 3 ? ScriptedService.WriteAsync(context, "", status) : ScriptedService.IntegrateAsync(context, request));
        await using var host = new HttpHost(service.Address, options => options.Attempts = 3);

        var answers = await host.Integrator.IntegrateAsync(Batches.Transactions(1));

        Assert.That(answers, Has.Count.EqualTo(1));
        Assert.That(service.Requests.Select(request => request.Key), Is.EqualTo(Enumerable.Repeat($"{Batches.Load}/0", 3)));
    }

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(302)]
    public async Task Integrate_RefusedForGood_IsNotRetried(int status)
    {
        await using var service = await ScriptedService.StartAsync((context, _) => ScriptedService.WriteAsync(context, "", status));
        await using var host = new HttpHost(service.Address, options => options.Attempts = 3);

        Assert.That(() => host.Integrator.IntegrateAsync(Batches.Transactions(1)), Throws.TypeOf<IntegratorUnavailableException>());

        Assert.That(service.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task Integrate_AsksForALongPause_IsNotRetriedAndTheEngineWaits(int status)
    {
        await using var service = await ScriptedService.StartAsync((context, _) =>
        {
            context.Response.Headers.RetryAfter = 90.ToString(CultureInfo.InvariantCulture);
            return ScriptedService.WriteAsync(context, "", status);
        });
        await using var host = new HttpHost(service.Address, options => options.Attempts = 3);

        var error = (await Assert.ThrowsAsync<IntegratorUnavailableException>(() => host.Integrator.IntegrateAsync(Batches.Transactions(1))))!;

        Assert.That(error.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(90)));
        Assert.That(service.Requests, Has.Count.EqualTo(1));
    }
}
