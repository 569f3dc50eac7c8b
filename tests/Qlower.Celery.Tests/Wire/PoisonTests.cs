using Qlower.Celery.Wire;

namespace Qlower.Celery.Tests.Wire;

/// <summary>Messages that crash a Python worker, or that it drops or rejects: here they are always returned as poison.</summary>
[TestFixture]
internal sealed class PoisonTests
{
    [TestCase("[[], {}]", nameof(PoisonKind.BodyShape))]
    [TestCase("[[], {}, {}, {}]", nameof(PoisonKind.BodyShape))]
    [TestCase("""{"args": []}""", nameof(PoisonKind.BodyShape))]
    [TestCase("[[], {}, {}", nameof(PoisonKind.NotJson))]
    [TestCase("[[], {}, {}] []", nameof(PoisonKind.NotJson))]
    [TestCase("", nameof(PoisonKind.NotJson))]
    [TestCase("[{}, {}, {}]", nameof(PoisonKind.Arguments))]
    [TestCase("[[], [], {}]", nameof(PoisonKind.KeywordArguments))]
    [TestCase("[[], {}, []]", nameof(PoisonKind.Signature))]
    [TestCase("""[[], {}, {"callbacks": [{"args": []}]}]""", nameof(PoisonKind.Signature))]
    [TestCase("""[[], {}, {"chain": [{"task": " "}]}]""", nameof(PoisonKind.Signature))]
    [TestCase("""[[], {}, {"chord": {"task": "\ud800"}}]""", nameof(PoisonKind.Undecodable))]
    [TestCase("""[["\ud800"], {}, {}]""", nameof(PoisonKind.Undecodable))]
    [TestCase("""[["\uDC00"], {}, {}]""", nameof(PoisonKind.Undecodable))]
    [TestCase("""[["\ud83d\u0041"], {}, {}]""", nameof(PoisonKind.Undecodable))]
    [TestCase("""[["\\\ud83d"], {}, {}]""", nameof(PoisonKind.Undecodable))]
    [TestCase("""[[], {"\ud800": 1}, {}]""", nameof(PoisonKind.Undecodable))]
    [TestCase("""[[], {}, {"callbacks": [{"task": "celery.group", "subtask_type": "group"}]}]""", nameof(PoisonKind.Signature))]
    [TestCase("""[[], {}, {"chain": [{"task": "celery.chord", "subtask_type": "chord", "kwargs": {"header": []}}]}]""", nameof(PoisonKind.Signature))]
    [TestCase(
        """[[], {}, {"chord": {"task": "celery.chain", "subtask_type": "chain", "kwargs": {"tasks": [{"task": "a"}, {"task": "b", "options": {"link": [{"task": "celery.chain", "subtask_type": "chain"}]}}]}}}]""",
        nameof(PoisonKind.Signature))]
    public void TryDecode_BadBody_IsPoison(string body, string kind)
    {
        var poison = Messages.Poison(body);

        Assert.That(poison.Kind.ToString(), Is.EqualTo(kind));
        Assert.That(poison.Id, Is.EqualTo("00000000-0000-4000-8000-000000000001"));
        Assert.That(poison.Task, Is.EqualTo("qlower.loaders.process_file"));
    }

    [TestCase(null)]
    [TestCase("text/plain")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/x-python-serialize")]
    public void TryDecode_OtherContentType_IsPoison(string? type)
    {
        var properties = Messages.Properties();
        if (type is null)
        {
            properties.ClearContentType();
        }
        else
        {
            properties.ContentType = type;
        }

        Assert.That(Messages.Poison(properties: properties).Kind, Is.EqualTo(PoisonKind.ContentType));
    }

    [Test]
    public void TryDecode_OtherEncoding_IsPoison()
    {
        var properties = Messages.Properties();
        properties.ContentEncoding = "utf-16";

        Assert.That(Messages.Poison(properties: properties).Kind, Is.EqualTo(PoisonKind.ContentType));
    }

    [TestCase("id", null, nameof(PoisonKind.MissingId))]
    [TestCase("task", null, nameof(PoisonKind.Unknown))]
    [TestCase("eta", "2026-11-22T13:00:46.1234567Z", nameof(PoisonKind.InvalidTime))]
    [TestCase("expires", "soon", nameof(PoisonKind.InvalidTime))]
    [TestCase("compression", "application/x-bz2", nameof(PoisonKind.Compression))]
    [TestCase("compression", "application/x-gzip", nameof(PoisonKind.Compression))]
    public void TryDecode_BadHeader_IsPoison(string name, string? value, string kind)
    {
        var poison = Messages.Poison(properties: Messages.Properties(Messages.Headers((name, value))));

        Assert.That(poison.Kind.ToString(), Is.EqualTo(kind));
    }

    [Test]
    public void TryDecode_NoHeadersAtAll_IsPoison()
    {
        var properties = Messages.Properties();
        properties.ClearHeaders();

        Assert.That(Messages.Poison(properties: properties).Kind, Is.EqualTo(PoisonKind.Unknown));
    }

    [Test]
    public void TryDecode_InvalidUtf8_IsUndecodable()
    {
        byte[] body = [.. "[[\""u8, 0xFF, .. "\"], {}, {}]"u8];

        Assert.That(Messages.Poison(body).Kind, Is.EqualTo(PoisonKind.Undecodable));
    }

    [TestCase("""[["\ud83d\ude00"], {}, {}]""")]
    [TestCase("""[["\\ud83d"], {}, {}]""")]
    [TestCase("""[["\n\u00e9 é 😀"], {}, {}]""")]
    [TestCase("""[["é", NaN], {}, {}]""")]
    public void TryDecode_WholePairsAndOtherEscapes_IsRead(string body) =>
        Assert.That(new TaskDecoder(1000).TryDecode(Messages.Properties(), Messages.Text(body), out _, out _), Is.True);

    [Test]
    public void TryDecode_DeepNesting_IsPoison() =>
        Assert.That(Messages.Poison($"[[{new string('[', 200)}{new string(']', 200)}], {{}}, {{}}]").Kind, Is.EqualTo(PoisonKind.NotJson));

    /// <summary>Chords that hang on chords: looking at each twice would take longer than anybody waits.</summary>
    [Test]
    public async Task TryDecode_ChordsLinkedToChords_IsReadOrPoison()
    {
        const string Task = """{"task": "t", "args": [], "kwargs": {}, "options": {}, "subtask_type": null, "immutable": false}""";
        var linked = Task;
        for (var level = 0; level < 30; level++)
        {
            linked = $$$"""{"task": "celery.chord", "args": [], "kwargs": {"header": [], "body": {{{Task}}}}, "options": {"link": [{{{linked}}}]}, "subtask_type": "chord"}""";
        }

        var body = Messages.Text($$"""[[], {}, {"callbacks": [{{linked}}]}]""");
        var decoding = System.Threading.Tasks.Task.Run(() => new TaskDecoder(1 << 20).TryDecode(Messages.Properties(), body, out _, out _));

        Assert.That(await decoding.WaitAsync(TimeSpan.FromSeconds(60)), Is.True);
    }

    [Test]
    public void TryDecode_BombAndLargeBody_IsPoison()
    {
        var large = Messages.Text("\"" + new string('a', 1 << 21) + "\"");
        var bomb = BodyCompression.Deflate(large);

        Assert.Multiple(() =>
        {
            Assert.That(Messages.Poison(large).Kind, Is.EqualTo(PoisonKind.TooLarge));
            Assert.That(bomb, Has.Length.LessThan(1 << 20));
            Assert.That(Messages.Poison(bomb, Messages.Properties(Messages.Headers(("compression", "application/x-gzip")))).Kind, Is.EqualTo(PoisonKind.TooLarge));
        });
    }

    [Test]
    public void TryDecode_RandomDamage_NeverThrows()
    {
        var random = new Random(5);
        var body = Messages.Text(Messages.Body);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = body.ToArray();
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Assert.That(() => new TaskDecoder(1 << 20).TryDecode(Messages.Properties(), damaged, out _, out _), Throws.Nothing);
        }
    }
}
