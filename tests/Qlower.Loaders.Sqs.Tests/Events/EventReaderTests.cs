using System.Text;
using Qlower.Loaders.Sqs.Events;

namespace Qlower.Loaders.Sqs.Tests.Events;

[TestFixture]
internal sealed class EventReaderTests
{
    [Test]
    public void Read_BridgedEventInATopicsEnvelope_IsUnderstood()
    {
        var read = EventReader.Read(Notifications.Enveloped(Notifications.Bridged("b", "k+1.json")));

        Assert.That(read.Objects, Is.EqualTo(new[] { new BucketObject("b", "k+1.json") }));
        Assert.That(read.Problem, Is.Null);
    }

    [Test]
    public void Read_OtherServersPrefixOfTheEvent_IsUnderstood()
    {
        var read = EventReader.Read(Notifications.Records(Notifications.Record("b", "k.json", "s3:ObjectCreated:CompleteMultipartUpload")));

        Assert.That(read.Objects, Has.Count.EqualTo(1));
    }

    [TestCase("ObjectRemoved:Delete")]
    [TestCase("ObjectRestore:Completed")]
    [TestCase("ObjectCreatedLater:Put")]
    public void Read_OtherEvents_AreNothing(string name)
    {
        var read = EventReader.Read(Notifications.Records(Notifications.Record("b", "k.json", name)));

        Assert.That(read.Objects, Is.Empty);
        Assert.That(read.Problem, Is.Null);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("no JSON")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"Records":null}""")]
    [TestCase("""{"Records":[1]}""")]
    [TestCase("""{"Records":[{"eventName":7}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put"}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":[]}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":"b","object":"k"}}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":{}}}}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":""}}}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"%GG"}}}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b\n"},"object":{"key":"k"}}}]}""")]
    [TestCase("""{"Records":[{"eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"b"},"object":{"key":"\ud800"}}}]}""")]
    [TestCase("""{"Records":[],"Records":[]}""")]
    [TestCase("""{"\ud800":1}""")]
    [TestCase("""{"Records":[{"\ud800eventName":"ObjectCreated:Put"}]}""")]
    [TestCase("""{"Type":"Notification","Message":"{"}""")]
    [TestCase("""{"Type":"Notification","Message":{}}""")]
    [TestCase("""{"Type":"SubscriptionConfirmation","Message":"x"}""")]
    [TestCase("""{"detail-type":"Object Created","source":"aws.s3"}""")]
    [TestCase("""{"detail-type":"Object Created","source":"somebody","detail":{"bucket":{"name":"b"},"object":{"key":"k"}}}""")]
    public void Read_AnythingElse_IsAProblem(string? body)
    {
        var read = EventReader.Read(body);

        Assert.That(read.Objects, Is.Empty);
        Assert.That(read.Problem, Is.Not.Null.And.Length.LessThan(200));
    }

    [Test]
    public void Read_HugeMessages_AreProblems()
    {
        string[] bodies =
        [
            Notifications.Created("b", new string('k', 1025)),
            Notifications.Created("b", new string('é', 513)),
            Notifications.Created(new string('b', 256), "k"),
            Notifications.Bridged("b", new string('k', 100_000)),
            new string(' ', 2_000_000),
            new string('[', 500_000),
            "{\"Records\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 101),
            Notifications.Enveloped(Notifications.Enveloped(Notifications.Enveloped(Notifications.Created("b", "k")))),
        ];

        Assert.That(bodies.Select(EventReader.Read).Where(read => read.Problem is null || read.Objects.Count > 0), Is.Empty);
    }

    [Test]
    public void Read_LongestKeys_AreUnderstood()
    {
        var ascii = new string('k', 1024);
        var accents = new string('é', 512);

        Assert.That(EventReader.Read(Notifications.Created("b", ascii, accents)).Objects.Select(found => found.Key), Is.EqualTo(new[] { ascii, accents }));
    }

    [Test]
    public void Read_MutilatedMessages_NeverThrows()
    {
        var random = new Random(20261122);
        string[] bodies =
        [
            Notifications.Created("bucket", "été +.json", "b.json"), Notifications.Bridged("bucket", "k"), Notifications.TestEvent,
            Notifications.Enveloped(Notifications.Created("bucket", "k")), Notifications.Enveloped(Notifications.Bridged("bucket", "k")),
        ];
        const string Pieces = "{}[]\",:\\u%+0é\ud83d\0 nullT";
        for (var round = 0; round < 20_000; round++)
        {
            var body = new StringBuilder(bodies[round % bodies.Length]);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var place = random.Next(body.Length);
                switch (random.Next(3))
                {
                    case 0: body.Remove(place, Math.Min(random.Next(1, 40), body.Length - place)).Append(' '); break;
                    case 1: body.Insert(place, Pieces[random.Next(Pieces.Length)]); break;
                    default: body[place] = Pieces[random.Next(Pieces.Length)]; break;
                }
            }

            var text = body.ToString();
            Assert.That(() => EventReader.Read(text), Throws.Nothing, text);
        }
    }
}
