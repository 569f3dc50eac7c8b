using System.Collections.Concurrent;

namespace Qlower.Celery.Tests.Interop;

/// <summary>A broker that is killed and restarted on its folder while tasks are being sent.</summary>
[TestFixture]
internal sealed class BrokerRestartTests
{
    [Test]
    public async Task SendTaskAsync_BrokerKilledInBetween_EveryConfirmedTaskRuns()
    {
        var rabbit = await CeleryServers.ExpendableRabbitAsync();
        using var notes = new WorkerNotes();
        await using var host = new TestClient("rpc", broker: rabbit.Settings["CELERY_BROKER_URL"]);
        var confirmed = new ConcurrentBag<string>();
        var unconfirmed = new ConcurrentBag<string>();
        using var enough = new CancellationTokenSource();
        var senders = Enumerable.Range(0, 8).Select(_ => SendAsync(host.Client, confirmed, unconfirmed, enough.Token)).ToArray();
        await UntilAsync(() => confirmed.Count > 100);

        await rabbit.RunAsync("kill");
        await rabbit.RunAsync("restart");
        var before = confirmed.Count;
        await UntilAsync(() => confirmed.Count > before + 100);
        await enough.CancelAsync();
        await Task.WhenAll(senders);

        await using var worker = await PythonWorker.StartAsync("restarted", "celery", rabbit.Settings["CELERY_BROKER_URL"], "rpc://", notes);
        await notes.WaitForAsync(written => !confirmed.Except(written).Any());
        TestContext.Out.WriteLine($"{confirmed.Count} confirmed, {unconfirmed.Count} not, {notes.Read().Count} run.");
        Assert.That(confirmed.Except(notes.Read()), Is.Empty);
    }

    private static async Task SendAsync(ICeleryClient client, ConcurrentBag<string> confirmed, ConcurrentBag<string> unconfirmed, CancellationToken enough)
    {
        await Task.Yield();
        while (!enough.IsCancellationRequested)
        {
            var id = Guid.NewGuid().ToString();
            try
            {
                await client.SendTaskAsync("test.note", [id], options: new() { TaskId = id, IgnoreResult = true }, cancellationToken: CancellationToken.None);
                confirmed.Add(id);
            }
            catch (PublishException)
            {
                unconfirmed.Add(id);
            }
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (!condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
