using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;

namespace Qlower.Celery.Tests.Wire;

[TestFixture]
internal sealed class TaskDecoderTests
{
    [Test]
    public void TryDecode_MessageAsCaptured_ReadsEverything()
    {
        var message = Messages.Decode();

        Assert.Multiple(() =>
        {
            Assert.That(message.Header.Task, Is.EqualTo("qlower.loaders.process_file"));
            Assert.That(message.Header.Id, Is.EqualTo("00000000-0000-4000-8000-000000000001"));
            Assert.That(message.Header.RootId, Is.EqualTo(message.Header.Id));
            Assert.That(message.Header.ParentId, Is.Null);
            Assert.That(message.Header.Origin, Is.EqualTo("gen16411@vm"));
            Assert.That(message.Header.ArgsRepr, Is.EqualTo("['bkt', 'in/a.json']"));
            Assert.That(message.Header.Other, Is.Empty);
            Assert.That(message.ReplyTo, Is.EqualTo("1b90675b-3c74-3fd7-8f92-a1ca84237676"));
            Assert.That(message.Args[1].GetString(), Is.EqualTo("in/a.json"));
            Assert.That(message.Kwargs.GetProperty("size").GetInt32(), Is.EqualTo(12));
            Assert.That(message.Embed.Chain, Is.Null);
            Assert.That(message.Embed.Chord, Is.Null);
        });
    }

    [Test]
    public void TryDecode_EveryVariantOfHeaders_IsRead()
    {
        var header = Messages.Decode(properties: Messages.Properties(Messages.Headers(
            ("eta", "2026-11-22T13:00:46.731198+00:00"), ("expires", "2026-11-22T13:01:44+00:00"), ("shadow", "pretty"), ("group", "g"), ("group_index", 3),
            ("retries", 2L), ("timelimit", new List<object?> { 30, 1.5 }), ("ignore_result", true), ("parent_id", "p"), ("x-trace", "abc"), ("n", 1)))).Header;

        Assert.Multiple(() =>
        {
            Assert.That(header.Eta, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 13, 0, 46, TimeSpan.Zero).AddTicks(7311980)));
            Assert.That(header.Expires, Is.EqualTo(new DateTimeOffset(2026, 11, 22, 13, 1, 44, TimeSpan.Zero)));
            Assert.That(header.Shadow, Is.EqualTo("pretty"));
            Assert.That((header.Group, header.GroupIndex, header.Retries, header.ParentId), Is.EqualTo(("g", 3, 2, "p")));
            Assert.That((header.TimeLimit, header.SoftTimeLimit), Is.EqualTo((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1.5))));
            Assert.That(header.IgnoreResult, Is.True);
            Assert.That(header.Other.Keys, Is.EquivalentTo(new[] { "x-trace", "n" }));
        });
    }

    [Test]
    public void TryDecode_BareHeaders_IsEnough()
    {
        foreach (var embed in new[] { "{}", "null" })
        {
            var properties = Messages.Properties(new Dictionary<string, object?> { ["task"] = Messages.Text("t"), ["id"] = Messages.Text("i") });

            var message = Messages.Decode($"[[],{{}},{embed}]", properties);

            Assert.That((message.Header.Task, message.Header.Id, message.Header.Retries), Is.EqualTo(("t", "i", 0)));
        }
    }

    [TestCase("retries", 7L, 7)]
    [TestCase("retries", "7", 7)]
    [TestCase("retries", (byte)7, 7)]
    [TestCase("retries", "many", 0)]
    [TestCase("x-dotnet-pub-seq-no", 12L, 0)]
    public void TryDecode_LooseHeaders_AreTolerated(string name, object value, int retries)
    {
        var message = Messages.Decode(properties: Messages.Properties(Messages.Headers((name, value))));

        Assert.That(message.Header.Retries, Is.EqualTo(retries));
    }

    [TestCase("UTF-8")]
    [TestCase("binary")]
    [TestCase(null)]
    public void TryDecode_OtherNamesOfTheEncoding_AreTolerated(string? encoding)
    {
        var properties = Messages.Properties();
        if (encoding is null)
        {
            properties.ClearContentEncoding();
        }
        else
        {
            properties.ContentEncoding = encoding;
        }

        Assert.That(Messages.Decode("""[["é\u00e9"],{},{"more": 1}]""", properties).Args[0].GetString(), Is.EqualTo("éé"));
    }

    [Test]
    public void TryDecode_ZlibBody_IsOpened()
    {
        var body = BodyCompression.Deflate(Messages.Text(Messages.Body));

        var message = Messages.Decode(body, Messages.Properties(Messages.Headers(("compression", "application/x-gzip"))));

        Assert.That(message.Args[0].GetString(), Is.EqualTo("bkt"));
        Assert.That(body[0], Is.EqualTo(0x78));
        Assert.That(message.RawBody, Is.EqualTo(body));
    }

    [Test]
    public void TryDecode_BareNaN_IsANumber()
    {
        var message = Messages.Decode("""[[NaN, -Infinity, "NaN Infinity \" NaN"], {"x": Infinity}, null]""");

        Assert.Multiple(() =>
        {
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<double>(message.Args[0], CeleryJson.Default), Is.NaN);
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<float>(message.Args[1], CeleryJson.Default), Is.EqualTo(float.NegativeInfinity));
            Assert.That(message.Args[2].GetString(), Is.EqualTo("NaN Infinity \" NaN"));
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<double?>(message.Kwargs.GetProperty("x"), CeleryJson.Default), Is.EqualTo(double.PositiveInfinity));
        });
    }

    [Test]
    public void TryDecode_Canvas_IsRead()
    {
        var embed = Messages.Decode("""
            [[1], {}, {"callbacks": [{"task": "a", "args": [10], "kwargs": {"k": 1}, "options": {}, "subtask_type": null, "immutable": true}],
                       "errbacks": [{"task": "e"}],
                       "chain": [{"task": "c", "args": [], "kwargs": {}, "options": {"task_id": "3", "reply_to": "r", "queue": "q", "unknown": [1]}, "subtask_type": null, "immutable": false},
                                 {"task": "b", "args": [], "kwargs": {}, "options": {"task_id": "2", "reply_to": "r"}, "subtask_type": null, "immutable": false}],
                       "chord": {"task": "sum", "args": [], "kwargs": {}, "options": {"task_id": "9"}, "subtask_type": null, "immutable": false, "chord_size": null}}]
            """).Embed;

        Assert.Multiple(() =>
        {
            Assert.That(embed.Callbacks.Single().Immutable, Is.True);
            Assert.That(embed.Callbacks.Single().Args.Single()!.ToString(), Is.EqualTo("10"));
            Assert.That(embed.Errbacks.Single().Task, Is.EqualTo("e"));
            Assert.That(embed.Chain!.Select(next => (next.Task, next.Options.TaskId, next.Options.ReplyTo)), Is.EqualTo(new[] { ("c", "3", "r"), ("b", "2", "r") }));
            Assert.That(embed.Chain![0].Options.Queue, Is.EqualTo("q"));
            Assert.That(embed.Chain![0].Options.Other.Keys, Is.EqualTo(new[] { "unknown" }));
            Assert.That(embed.Chord!.Options.TaskId, Is.EqualTo("9"));
            Assert.That(embed.Chord!.Other.Keys, Does.Contain("chord_size"));
        });
    }

    [Test]
    public void TryDecode_ProtocolOne_IsRead()
    {
        var message = Messages.Decode(
            """
            {"task": "qlower.loaders.process_file", "id": "304", "args": ["b","k"], "kwargs": {"x": 1}, "group": null, "group_index": null, "retries": 1,
             "eta": "2026-11-22T13:03:17.118613+00:00", "expires": null, "utc": true, "callbacks": null, "errbacks": null, "timelimit": [5, null],
             "taskset": null, "chord": null}
            """,
            Messages.Properties(new Dictionary<string, object?>()));

        Assert.Multiple(() =>
        {
            Assert.That((message.Header.Task, message.Header.Id, message.Header.Retries), Is.EqualTo(("qlower.loaders.process_file", "304", 1)));
            Assert.That(message.Header.Eta!.Value.Second, Is.EqualTo(17));
            Assert.That(message.Header.TimeLimit, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(message.Args.GetArrayLength(), Is.EqualTo(2));
            Assert.That(message.Kwargs.GetProperty("x").GetInt32(), Is.EqualTo(1));
        });
    }
}
