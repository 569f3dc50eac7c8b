namespace Qlower.Loaders.Sqs.Tests.Queues;

/// <summary>Failures around a message: none is lost, none is handled in a hot loop.</summary>
[TestFixture]
internal sealed class ResilienceTests : EventFixture
{
    [Test]
    public async Task Event_WhileTheBucketIsUnavailable_IsLoadedLater()
    {
        Buckets.Put(Bucket, "a.json", EventHost.File());
        Buckets.IsAvailable = false;
        await using var host = await StartHostAsync(options => options.MaxReceives = 2);

        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await Eventually.IsTrueAsync(() => host.Log.Count("SqsMessageKeepsFailing") > 0, "the message failed twice");
        Assert.That(await Queue.CountAsync(), Is.EqualTo(1));
        Buckets.IsAvailable = true;
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();

        Assert.That(host.Log.Count("SqsMessageFailed"), Is.LessThan(180), "once a second at most");
    }

    [Test]
    public async Task Event_ThatTakesLongerThanTheVisibility_IsSeenByNobodyElse()
    {
        var gate = new TaskCompletionSource();
        Buckets.Put(Bucket, "a.json", EventHost.File());
        Buckets.Finding = gate.Task;

        // One at a time: otherwise the host itself could receive the message again, before the other consumer.
        await using var host = await StartHostAsync(
            options =>
            {
                options.VisibilityTimeout = TimeSpan.FromSeconds(12);
                options.Concurrency = 1;
            },
            Ledger);
        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await WaitUntilHiddenAsync();

        // Longer than the time-out, which is extended every third of it: eight seconds late would still be in time.
        Assert.That(await Queue.ReceiveAsync(15), Is.Null);

        gate.SetResult();
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Event_OfAnOpenLoad_StaysInTheQueueUnlessTheLedgerIsDurable(bool isDurable)
    {
        var gate = new TaskCompletionSource();
        Buckets.Put(Bucket, "a.json", EventHost.File());
        Buckets.Archiving = gate.Task;
        await using var host = await StartHostAsync(ledger: isDurable ? Ledger : null);

        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await Eventually.IsTrueAsync(async () => (await host.LoadsAsync()) is [{ State: LoadState.Concluding }], "the load concludes");
        if (isDurable)
        {
            await Queue.WaitUntilEmptyAsync();
        }
        else
        {
            // Time in which a wrong deletion would happen. A slow machine cannot fail this.
            await Task.Delay(TimeSpan.FromSeconds(2));
            Assert.That(await Queue.CountAsync(), Is.EqualTo(2), "the doubled event waits for the same load");
        }

        gate.SetResult();
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [Test]
    public async Task Stop_InTheMiddle_MakesTheMessageVisibleAtOnce()
    {
        Buckets.Put(Bucket, "a.json", EventHost.File());
        Buckets.Finding = new TaskCompletionSource().Task;
        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await using (await StartHostAsync())
        {
            await WaitUntilHiddenAsync();
        }

        Buckets.Finding = Task.CompletedTask;
        await using var next = await StartHostAsync();
        await next.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [Test]
    public async Task Kill_InTheMiddle_TheMessageIsReceivedAgain()
    {
        Buckets.Put(Bucket, "a.json", EventHost.File());
        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));

        // A consumer that received it and died.
        Assert.That(await Queue.WaitForMessageAsync(visibility: 3), Is.Not.Null);
        await using var host = await StartHostAsync();

        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [Test]
    public async Task Server_KilledAndRestarted_IsPolledAgain()
    {
        await using var server = await SqsServer.StartAsync();
        var queue = await server.CreateQueueAsync();
        Buckets.Put(Bucket, "a.json", EventHost.File());
        Buckets.Put(Bucket, "b.json", EventHost.File("T-2"));
        await using var host = await EventHost.StartAsync(server, queue, Buckets);
        await queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await host.WaitForLoadsAsync(1);
        await queue.WaitUntilEmptyAsync();

        await server.KillAsync();
        await Eventually.IsTrueAsync(() => host.Log.Count("SqsQueueUnreachable") > 0, "the failure is logged");
        await server.RestartAsync();
        await server.CreateQueueAsync(queue.Name);
        await queue.SendAsync(Notifications.Created(Bucket, "b.json"));

        await host.WaitForLoadsAsync(2);
        await queue.WaitUntilEmptyAsync();
    }

    private Task WaitUntilHiddenAsync() =>
        Eventually.IsTrueAsync(async () => await Queue.CountVisibleAsync() == 0, "the message is received");
}
