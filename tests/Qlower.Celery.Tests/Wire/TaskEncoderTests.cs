using System.Text;
using Microsoft.Extensions.Time.Testing;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using RabbitMQ.Client;

namespace Qlower.Celery.Tests.Wire;

[TestFixture]
internal sealed class TaskEncoderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 0, 44, TimeSpan.Zero);

    private static TaskComposer Composer => new(CeleryJson.Default, new FakeTimeProvider(Now), "gen1@host", describe: true);

    [Test]
    public void Encode_PlainCall_IsAsCaptured()
    {
        var message = Encode(new CelerySignature("qlower.loaders.process_file", "bkt", "in/a.json")
        {
            Kwargs = new Dictionary<string, object?> { ["tenant"] = "t1", ["size"] = 12 },
            Options = new() { TaskId = "00000000-0000-4000-8000-000000000001", ReplyTo = "r" },
        });

        var properties = message.Properties;
        Assert.Multiple(() =>
        {
            Assert.That((message.Exchange, message.RoutingKey, message.Mandatory), Is.EqualTo(("", "celery", true)));
            Assert.That((properties.ContentType, properties.ContentEncoding), Is.EqualTo(("application/json", "utf-8")));
            Assert.That((properties.DeliveryMode, properties.Priority), Is.EqualTo((DeliveryModes.Persistent, (byte)0)));
            Assert.That((properties.CorrelationId, properties.ReplyTo), Is.EqualTo(("00000000-0000-4000-8000-000000000001", "r")));
            Assert.That(properties.IsExpirationPresent() || properties.IsMessageIdPresent() || properties.IsTimestampPresent() || properties.IsTypePresent(), Is.False);
            Assert.That(properties.Headers!.Keys, Is.EqualTo(Messages.Headers().Keys));
            Assert.That(properties.Headers!["task"], Is.EqualTo("qlower.loaders.process_file"));
            Assert.That(properties.Headers!["root_id"], Is.EqualTo(properties.Headers!["id"]));
            Assert.That(properties.Headers!["retries"], Is.EqualTo(0).And.TypeOf<int>());
            Assert.That(properties.Headers!["timelimit"], Is.EqualTo(new object?[] { null, null }));
            Assert.That(properties.Headers!["argsrepr"], Is.EqualTo("['bkt', 'in/a.json']"));
            Assert.That(properties.Headers!["kwargsrepr"], Is.EqualTo("{'tenant': 't1', 'size': 12}"));
            Assert.That(properties.Headers!["ignore_result"], Is.False);
            Assert.That(
                Encoding.UTF8.GetString(message.Body.Span),
                Is.EqualTo("""[["bkt","in/a.json"],{"tenant":"t1","size":12},{"callbacks":null,"errbacks":null,"chain":null,"chord":null}]"""));
        });
    }

    [Test]
    public void Encode_TimesAndLimits_AreAsCaptured()
    {
        var message = Encode(new CelerySignature("t")
        {
            Options = new()
            {
                Countdown = TimeSpan.FromSeconds(2),
                ExpiresAfter = TimeSpan.FromSeconds(60),
                TimeLimit = TimeSpan.FromSeconds(30),
                SoftTimeLimit = TimeSpan.FromSeconds(20.5),
                Priority = 5,
                Shadow = "pretty",
                IgnoreResult = true,
                GroupId = "g",
                GroupIndex = 2,
            },
        });

        var headers = message.Properties.Headers!;
        Assert.Multiple(() =>
        {
            Assert.That(headers["eta"], Is.EqualTo("2026-11-22T13:00:46.000000+00:00"));
            Assert.That(headers["expires"], Is.EqualTo("2026-11-22T13:01:44.000000+00:00"));
            Assert.That(message.Properties.Expiration, Is.EqualTo("60000"));
            Assert.That(message.Properties.Priority, Is.EqualTo(5));
            Assert.That(headers["timelimit"], Is.EqualTo(new object?[] { 30, 20.5 }));
            Assert.That(((List<object?>)headers["timelimit"]!)[0], Is.TypeOf<int>());
            Assert.That((headers["shadow"], headers["ignore_result"], headers["group"], headers["group_index"]), Is.EqualTo(((object)"pretty", (object)true, (object)"g", (object)2)));
        });
    }

    [Test]
    public void Encode_ExpiredAlready_LivesNoTime()
    {
        var message = Encode(new CelerySignature("t") { Options = new() { Expires = Now.AddHours(-1) } });

        Assert.That(message.Properties.Expiration, Is.EqualTo("0"));
    }

    [Test]
    public void Encode_OwnHeaders_AreAppendedAndReplaceNothing()
    {
        var headers = Encode(new CelerySignature("t")
        {
            Options = new()
            {
                TaskId = "1",
                Headers = new Dictionary<string, object?> { ["x-trace"] = "abc", ["n"] = 1, ["nested"] = new Dictionary<string, object?> { ["a"] = 1L }, ["id"] = "2", ["guid"] = Guid.Empty },
            },
        }).Properties.Headers!;

        Assert.Multiple(() =>
        {
            Assert.That((headers["x-trace"], headers["n"], headers["id"]), Is.EqualTo(((object)"abc", (object)1, (object)"1")));
            Assert.That(headers["nested"], Is.EqualTo(new Dictionary<string, object?> { ["a"] = 1L }));
            Assert.That(headers["guid"], Is.EqualTo("00000000-0000-0000-0000-000000000000"));
        });
    }

    [Test]
    public void Encode_Compressed_IsZlibStillCalledUtf8()
    {
        var task = Composer.Compose(new CelerySignature("t", new string('x', 5000)));

        var message = new TaskEncoder(TimeProvider.System, compressOver: 1000).Encode(task, "", "celery");

        Assert.Multiple(() =>
        {
            Assert.That(message.Properties.Headers!["compression"], Is.EqualTo("application/x-gzip"));
            Assert.That(message.Properties.ContentEncoding, Is.EqualTo("utf-8"));
            Assert.That(message.Body.Span[0], Is.EqualTo(0x78));
            Assert.That(BodyCompression.Inflate(message.Body.ToArray(), 10_000), Is.EqualTo(task.Body));
        });
    }

    [Test]
    public void Encode_NumbersThatAreNone_AreWrittenAsPythonDoes()
    {
        var message = Encode(new CelerySignature("t", double.NaN, float.NegativeInfinity, new { Value = double.PositiveInfinity }, null, 1.5));

        Assert.That(Encoding.UTF8.GetString(message.Body.Span), Does.StartWith("""[[NaN,-Infinity,{"Value":Infinity},null,1.5],"""));
    }

    [Test]
    public void Encode_WhatItEncoded_DecodesToTheSame()
    {
        var signature = new CelerySignature("t", 1, "é€😀", new[] { 1, 2 })
        {
            Options = new()
            {
                Link = [new CelerySignature("a", 10) { Immutable = true }],
                LinkError = [new CelerySignature("e")],
                Chain = [new CelerySignature("c") { Options = new() { TaskId = "3", Countdown = TimeSpan.FromSeconds(1), Queue = "q", Priority = 4 } }],
                Chord = new CelerySignature("sum"),
            },
        };

        var message = Encode(signature);
        var decoded = Messages.Decode(message.Body.ToArray(), message.Properties);

        Assert.Multiple(() =>
        {
            Assert.That(decoded.Args[1].GetString(), Is.EqualTo("é€😀"));
            Assert.That(decoded.Embed.Callbacks.Single().Immutable, Is.True);
            Assert.That(decoded.Embed.Errbacks.Single().Task, Is.EqualTo("e"));
            Assert.That(decoded.Embed.Chain!.Single().Options.Countdown, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That((decoded.Embed.Chain![0].Options.Queue, decoded.Embed.Chain![0].Options.Priority), Is.EqualTo(("q", (byte?)4)));
            Assert.That(decoded.Embed.Chord!.Task, Is.EqualTo("sum"));
        });
    }

    private static OutgoingMessage Encode(CelerySignature signature) =>
        new TaskEncoder(new FakeTimeProvider(Now), compressOver: null).Encode(Composer.Compose(signature), "", "celery");
}
