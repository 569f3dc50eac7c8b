using System.Net;

namespace Qlower.Loaders.Sqs.Tests.Queues;

/// <summary>From a message in a real queue to a closed load.</summary>
[TestFixture]
internal sealed class EventLoadTests : EventFixture
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Event_OfAnObject_MakesOneLoadAndIsDeleted(bool isDurable)
    {
        Buckets.Put(Bucket, "a.json", EventHost.File());
        await using var host = await StartHostAsync(ledger: isDurable ? Ledger : null);

        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();

        var load = (await host.LoadsAsync()).Single();
        Assert.That(load.File.Location, Is.EqualTo(Bucket + "/a.json"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Events_DoubledAndLate_MakeOneLoad(bool isDurable)
    {
        Buckets.Put(Bucket, "a.json", EventHost.File());
        await using var host = await StartHostAsync(ledger: isDurable ? Ledger : null);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Queue.SendAsync(Notifications.Created(Bucket, "a.json"))));
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
        await Queue.SendAsync(Notifications.Created(Bucket, "a.json"));
        await Queue.WaitUntilEmptyAsync();

        Assert.That(await host.LoadsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Events_OutOfOrder_LoadWhatIsThereNow()
    {
        var first = Notifications.Created(Bucket, "a.json");
        var second = Notifications.Created(Bucket, "a.json");
        Buckets.Put(Bucket, "a.json", EventHost.File("T-first"));
        Buckets.Put(Bucket, "a.json", EventHost.File("T-the-second"));
        await Queue.SendAsync(second);
        await Queue.SendAsync(first);

        await using var host = await StartHostAsync();
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();

        var load = (await host.LoadsAsync()).Single();
        Assert.That(load.File.Length, Is.EqualTo(EventHost.File("T-the-second").Length));
    }

    [Test]
    public async Task Events_WithNothingToLoad_AreDeleted()
    {
        Buckets.Put(Bucket, "success/old.json", "{}");
        await using var host = await StartHostAsync();

        await Queue.SendAsync(Notifications.TestEvent);
        await Queue.SendAsync(Notifications.Created(Bucket, "gone.json"));
        await Queue.SendAsync(Notifications.Created(Bucket, "folder/"));
        await Queue.SendAsync(Notifications.Created(Bucket, "success/old.json"));
        await Queue.SendAsync(Notifications.Records(Notifications.Record(Bucket, "a.json", "ObjectRemoved:Delete")));
        await Queue.SendAsync(Notifications.Bridged(Bucket, "a.json", "Object Deleted"));
        await Queue.WaitUntilEmptyAsync();

        Assert.That(await host.LoadsAsync(), Is.Empty);
    }

    [TestCase("été 2026.json", "%C3%A9t%C3%A9+2026.json")]
    [TestCase("a+b%20.json", "a%2Bb%2520.json")]
    [TestCase("dossier/100 %.json", "dossier/100+%25.json")]
    [TestCase("日本 😀.json", "%E6%97%A5%E6%9C%AC+%F0%9F%98%80.json")]
    public async Task Event_WithAnEncodedKey_FindsTheObject(string key, string encoded)
    {
        Buckets.Put(Bucket, key, EventHost.File());
        await using var host = await StartHostAsync();

        await Queue.SendAsync(Notifications.Records(Notifications.Record(Bucket, encoded)));
        await host.WaitForLoadsAsync(1);

        Assert.That((await host.LoadsAsync()).Single().File.Location, Is.EqualTo(Bucket + "/" + key));
    }

    [Test]
    public async Task Event_OverEventBridge_HasItsKeyAsItIs()
    {
        Buckets.Put(Bucket, "a+b %41.json", EventHost.File());
        await using var host = await StartHostAsync();

        await Queue.SendAsync(Notifications.Bridged(Bucket, "a+b %41.json"));
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Event_OverATopic_MakesALoad(bool isRaw)
    {
        Buckets.Put(Bucket, "a b.json", EventHost.File());
        await using var host = await StartHostAsync();

        await PublishAsync(Notifications.Created(Bucket, "a b.json"), isRaw);
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [Test]
    public async Task Event_WithSeveralRecords_MakesALoadOfEach()
    {
        var keys = Enumerable.Range(0, 5).Select(number => $"file-{number}.json").ToArray();
        foreach (var key in keys)
        {
            Buckets.Put(Bucket, key, EventHost.File("T-" + key));
        }

        await using var host = await StartHostAsync();
        await Queue.SendAsync(Notifications.Created(Bucket, [.. keys, "gone.json", .. keys]));
        await host.WaitForLoadsAsync(5);
        await Queue.WaitUntilEmptyAsync();

        Assert.That((await host.LoadsAsync()).Select(load => load.File.Name), Is.EquivalentTo(keys));
    }

    [Test]
    public async Task Events_OfManyObjectsForTwoHosts_MakeOneLoadOfEach()
    {
        var keys = Enumerable.Range(0, 20).Select(number => $"file-{number}.json").ToArray();
        foreach (var key in keys)
        {
            Buckets.Put(Bucket, key, EventHost.File("T-" + key));
        }

        var events = keys.Concat(keys).Concat(keys).ToArray();
        new Random(5).Shuffle(events);
        await using var one = await StartHostAsync(ledger: Ledger);
        await using var other = await StartHostAsync(ledger: Ledger);
        await Task.WhenAll(events.Select(key => Queue.SendAsync(Notifications.Created(Bucket, key))));
        await one.WaitForLoadsAsync(20);
        await Queue.WaitUntilEmptyAsync();

        Assert.That((await one.LoadsAsync()).Select(load => load.File.Name), Is.EquivalentTo(keys));
    }

    /// <summary>By way of a topic of the server's own; the SDK's package for topics is not needed for that.</summary>
    private async Task PublishAsync(string message, bool isRaw)
    {
        using var client = new HttpClient { BaseAddress = Server.Url };
        const string Topic = "arn:aws:sns:us-east-1:000000000000:loads";
        await CallAsync(("Action", "CreateTopic"), ("Name", "loads"));
        await CallAsync(
            ("Action", "Subscribe"), ("TopicArn", Topic), ("Protocol", "sqs"), ("Endpoint", await Queue.GetArnAsync()),
            ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", isRaw ? "true" : "false"));
        await CallAsync(("Action", "Publish"), ("TopicArn", Topic), ("Message", message), ("Subject", "Amazon S3 Notification"));

        async Task CallAsync(params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent(fields.Append(("Version", "2010-03-31")).ToDictionary(field => field.Item1, field => field.Item2));
            using var answer = await client.PostAsync(new Uri("/", UriKind.Relative), form);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        }
    }
}
