using System.Text;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Continuation;

namespace Qlower.Celery.Tests.Wire;

[TestFixture]
internal sealed class TaskContinuationTests
{
    private const string Id = "00000000-0000-4000-8000-000000000001";

    private static TaskContinuation Continuation => new(new TaskComposer(CeleryJson.Default, TimeProvider.System, "gen1@host", describe: false));

    [Test]
    public void Retry_OfAMessage_KeepsAllButWhatARetryChanges()
    {
        var message = Messages.Decode(properties: Messages.Properties(Messages.Headers(("x-dotnet-pub-seq-no", 5L), ("x-trace", "abc"), ("expires", "2026-11-22T13:00:46Z"))));

        var retry = Continuation.Retry(message, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "", "celery");

        Assert.Multiple(() =>
        {
            Assert.That(retry.Body, Is.EqualTo(Messages.Text(Messages.Body)));
            Assert.That((retry.Headers["retries"], retry.Headers["parent_id"]), Is.EqualTo(((object)1, (object)Id)));
            Assert.That(retry.Headers["eta"], Is.EqualTo("2026-01-01T00:00:00.000000+00:00"));
            Assert.That(retry.Headers.Keys, Does.Not.Contain("x-dotnet-pub-seq-no").And.Contain("x-trace").And.Contain("expires"));
            Assert.That((retry.Id, retry.ReplyTo, retry.Exchange, retry.RoutingKey), Is.EqualTo((Id, message.ReplyTo, "", "celery")));
            Assert.That(retry.Expires, Is.Null);
        });
    }

    [Test]
    public void Retry_OfProtocolOne_IsProtocolTwo()
    {
        var message = Messages.Decode("""{"task": "t", "id": "1", "args": [1], "kwargs": {"k": 2}}""", Messages.Properties(new Dictionary<string, object?>()));

        var retry = Continuation.Retry(message, DateTimeOffset.UnixEpoch, "", "celery");

        Assert.That(Encoding.UTF8.GetString(retry.Body), Does.StartWith("""[[1],{"k":2},"""));
        Assert.That(retry.Headers["task"], Is.EqualTo("t"));
    }

    [TestCase(false, "[[{\"n\":NaN},10],{},")]
    [TestCase(true, "[[10],{},")]
    public void Callback_GetsTheResultInFront(bool immutable, string expected)
    {
        var message = Messages.Decode($$"""[[], {}, {"callbacks": [{"task": "add", "args": [10], "immutable": {{(immutable ? "true" : "false")}}}]}]""");

        var callback = Continuation.Callback(message, message.Embed.Callbacks[0], Messages.Text("""{"n":NaN}""")).Tasks.Single();

        Assert.That(Encoding.UTF8.GetString(callback.Body), Does.StartWith(expected));
        Assert.That((callback.Headers["root_id"], callback.Headers["parent_id"]), Is.EqualTo(((object)Id, (object)Id)));
    }

    [Test]
    public void NextInChain_TakesTheLastAndHandsOnTheRest()
    {
        var message = Messages.Decode("""[[], {}, {"chain": [{"task": "c", "options": {"task_id": "3"}}, {"task": "b", "args": [7], "options": {"task_id": "2", "reply_to": "r"}}]}]""");

        var second = Continuation.NextInChain(message, "5"u8.ToArray()).Tasks.Single();
        var third = Continuation.NextInChain(Messages.Decode(second.Body, Messages.Properties(second.Headers)), "6"u8.ToArray()).Tasks.Single();
        var end = Continuation.NextInChain(Messages.Decode(third.Body, Messages.Properties(third.Headers)), "7"u8.ToArray());

        Assert.Multiple(() =>
        {
            Assert.That((second.Task, second.Id, second.ReplyTo), Is.EqualTo(("b", "2", "r")));
            Assert.That(Encoding.UTF8.GetString(second.Body), Does.StartWith("[[5,7],"));
            Assert.That((third.Task, third.Id), Is.EqualTo(("c", "3")));
            Assert.That(Encoding.UTF8.GetString(third.Body), Does.Contain("\"chain\":[]"));
            Assert.That((third.Headers["root_id"], third.Headers["parent_id"]), Is.EqualTo(((object)Id, (object)"2")));
            Assert.That(end.Tasks, Is.Empty);
        });
    }

    [Test]
    public void Errback_GetsTheFailedId()
    {
        var message = Messages.Decode("""[[], {}, {"errbacks": [{"task": "e"}]}]""");

        var errback = Continuation.Errback(message, message.Embed.Errbacks[0], Id).Tasks.Single();

        Assert.That(Encoding.UTF8.GetString(errback.Body), Does.StartWith($"[[\"{Id}\"],"));
        Assert.That((errback.Headers["root_id"], errback.Headers["parent_id"]), Is.EqualTo(((object)Id, (object)Id)));
        Assert.That(errback.Headers["group"], Is.Not.Null);
    }

    [Test]
    public void ChordBody_GetsEveryResultAsOneArgument()
    {
        var message = Messages.Decode("""[[], {}, {"chord": {"task": "sum", "args": [1], "options": {"task_id": "9"}}}]""");

        var body = Continuation.ChordBody(message, message.Embed.Chord!, ["1"u8.ToArray(), "\"two\""u8.ToArray()]).Tasks.Single();

        Assert.That(Encoding.UTF8.GetString(body.Body), Does.StartWith("[[[1,\"two\"],1],"));
        Assert.That((body.Id, body.Headers["parent_id"]), Is.EqualTo(("9", (object)Id)));
    }
}
