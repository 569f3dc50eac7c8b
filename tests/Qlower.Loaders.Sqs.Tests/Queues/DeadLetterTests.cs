using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Qlower.Loaders.Sqs.Tests.Queues;

/// <summary>Messages that cannot be understood, and messages that are not this host's.</summary>
[TestFixture]
internal sealed class DeadLetterTests : EventFixture
{
    [Test]
    public async Task Message_NotUnderstood_IsMovedToTheDeadLettersWithTheReason()
    {
        var dead = await Server.CreateQueueAsync();
        await using var host = await StartHostAsync(options => options.DeadLetterQueueUrl = dead.Url);
        var counted = new MetricCollector<long>(host.Services.GetRequiredService<IMeterFactory>(), "Qlower.Loaders", "qlower.loader.sqs.messages.dead_lettered");

        await Queue.SendAsync("""{"hello":"canary-secret"}""");
        var letter = await dead.WaitForMessageAsync();
        await Queue.WaitUntilEmptyAsync();

        Assert.Multiple(() =>
        {
            Assert.That(letter.Body, Is.EqualTo("""{"hello":"canary-secret"}"""));
            Assert.That(letter.MessageAttributes["QlowerReason"].StringValue, Does.Contain("neither a notification of S3"));
            Assert.That(letter.MessageAttributes["QlowerQueueUrl"].StringValue, Is.EqualTo(Queue.Url.AbsoluteUri));
            Assert.That(letter.MessageAttributes["QlowerMessageId"].StringValue, Is.Not.Empty);
            Assert.That(counted.GetMeasurementSnapshot().Single().Tags["queue"], Is.EqualTo("events"));
            Assert.That(host.Log.Texts, Has.None.Contains("canary-secret"));
        });
    }

    [Test]
    public async Task Message_NotUnderstoodInPart_IsLoadedInPartFirst()
    {
        var dead = await Server.CreateQueueAsync();
        Buckets.Put(Bucket, "a.json", EventHost.File());
        await using var host = await StartHostAsync(options => options.DeadLetterQueueUrl = dead.Url);

        await Queue.SendAsync(Notifications.Records("""{"eventName":"ObjectCreated:Put"}""", Notifications.Record(Bucket, "a.json")));

        Assert.That(await dead.WaitForMessageAsync(), Is.Not.Null);
        await host.WaitForLoadsAsync(1);
        await Queue.WaitUntilEmptyAsync();
    }

    [Test]
    public async Task Message_NotUnderstoodWithoutDeadLetters_IsLeftToTheRedrivePolicy()
    {
        var dead = await Server.CreateQueueAsync();
        await Queue.RedriveAsync(dead, maxReceives: 2);
        await using var host = await StartHostAsync(options => options.MaxReceives = 2);

        await Queue.SendAsync("not JSON");
        var letter = await dead.WaitForMessageAsync();
        await Queue.WaitUntilEmptyAsync();

        Assert.Multiple(() =>
        {
            Assert.That(letter.Body, Is.EqualTo("not JSON"));
            Assert.That(host.Log.Count("SqsMessageRefused"), Is.EqualTo(2));
            Assert.That(host.Log.Count("SqsMessageKeepsFailing"), Is.EqualTo(1));
            Assert.That(host.Log.Count("SqsNoRedrivePolicy"), Is.Zero);
        });
    }

    [Test]
    public async Task Start_OnAQueueWithoutRedrivePolicy_Warns()
    {
        await using var host = await StartHostAsync();

        await Eventually.IsTrueAsync(() => host.Log.Count("SqsNoRedrivePolicy") == 1, "the warning");
    }

    [Test]
    public async Task Event_OfABucketOfAnotherHost_StaysInTheQueueForIt()
    {
        const string Other = "ql-loader-stg-boreal";
        var others = MakeBuckets(Other);
        others.Put(Other, "a.json", EventHost.File());
        others.Put(Other, "b.json", EventHost.File("T-2"));
        await using var host = await StartHostAsync();

        await Queue.SendAsync(Notifications.Created(Other, "a.json"));
        await Queue.SendAsync(Notifications.Created(Other, "b.json"));
        await Eventually.IsTrueAsync(() => host.Log.Count("SqsBucketUnowned") > 0, "the warning");
        await using var owner = await EventHost.StartAsync(Server, Queue, others);
        await owner.WaitForLoadsAsync(2);
        await Queue.WaitUntilEmptyAsync();

        Assert.That(host.Log.Count("SqsBucketUnowned"), Is.EqualTo(1));
    }
}
