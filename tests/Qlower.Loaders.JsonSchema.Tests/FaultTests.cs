using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Each fault of the JSON text, at the exact place.</summary>
public sealed class FaultTests
{
    private static readonly CompiledSchema Anything = Pass.Compile("true");

    private static readonly ValidationLimits Small = new() { MaxDepth = 3, MaxStringBytes = 8, MaxNumberBytes = 5, MaxMembers = 3 };

    [TestCase("", JsonFault.Empty, 0)]
    [TestCase(" \n ", JsonFault.Empty, 0)]
    [TestCase("[1,]", JsonFault.UnexpectedCharacter, 3)]
    [TestCase("{,}", JsonFault.UnexpectedCharacter, 1)]
    [TestCase("{\"a\" 1}", JsonFault.UnexpectedCharacter, 5)]
    [TestCase("{\"a\":1,}", JsonFault.UnexpectedCharacter, 7)]
    [TestCase("[1}", JsonFault.UnexpectedCharacter, 2)]
    [TestCase("{\"a\":]", JsonFault.UnexpectedCharacter, 5)]
    [TestCase("trux", JsonFault.UnexpectedCharacter, 3)]
    [TestCase("[1 2]", JsonFault.UnexpectedCharacter, 3)]
    [TestCase("+1", JsonFault.UnexpectedCharacter, 0)]
    [TestCase("NaN", JsonFault.UnexpectedCharacter, 0)]
    [TestCase("'a'", JsonFault.UnexpectedCharacter, 0)]
    [TestCase("/* */1", JsonFault.UnexpectedCharacter, 0)]
    [TestCase("12x", JsonFault.TrailingData, 2)]
    [TestCase("{} {}", JsonFault.TrailingData, 3)]
    [TestCase("tru", JsonFault.UnexpectedEnd, 3)]
    [TestCase("\"a", JsonFault.UnexpectedEnd, 2)]
    [TestCase("\"a\\", JsonFault.UnexpectedEnd, 3)]
    [TestCase("\"a\\u00", JsonFault.UnexpectedEnd, 6)]
    [TestCase("[", JsonFault.UnexpectedEnd, 1)]
    [TestCase("{\"a\"", JsonFault.UnexpectedEnd, 4)]
    [TestCase("-", JsonFault.UnexpectedEnd, 1)]
    [TestCase("1e", JsonFault.UnexpectedEnd, 2)]
    [TestCase("\"\\x\"", JsonFault.InvalidEscape, 2)]
    [TestCase("\"\\u00g0\"", JsonFault.InvalidEscape, 5)]
    [TestCase("{\"\\'\":1}", JsonFault.InvalidEscape, 3)]
    [TestCase("01", JsonFault.InvalidNumber, 1)]
    [TestCase("-01", JsonFault.InvalidNumber, 2)]
    [TestCase("[1.]", JsonFault.InvalidNumber, 3)]
    [TestCase("[-]", JsonFault.InvalidNumber, 2)]
    [TestCase("[1e+]", JsonFault.InvalidNumber, 4)]
    [TestCase("\"a\nb\"", JsonFault.ControlCharacter, 2)]
    [TestCase("{\"\u0001\":1}", JsonFault.ControlCharacter, 2)]
    [TestCase("[[[[1]]]]", JsonFault.DepthExceeded, 3)]
    [TestCase("{\"a\":1,\"b\":1,\"c\":1, \"d\":1}", JsonFault.TooManyMembers, 20)]
    [TestCase("\u0000{", JsonFault.NotUtf8Encoding, 0)]
    [TestCase("1\u00002\u0000", JsonFault.NotUtf8Encoding, 0)]
    public void Validate_FatalFault_StopsAtTheByte(string instance, JsonFault fault, int offset)
    {
        AssertFatal(Encoding.UTF8.GetBytes(instance), fault, offset);
    }

    [TestCase(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, JsonFault.NotUtf8Encoding, 0)]
    [TestCase(new byte[] { 0xFE, 0xFF, 0x00, 0x7B }, JsonFault.NotUtf8Encoding, 0)]
    [TestCase(new byte[] { 0x00, 0x00, 0xFE, 0xFF }, JsonFault.NotUtf8Encoding, 0)]
    [TestCase(new byte[] { (byte)'"', 0xC3, (byte)'"' }, JsonFault.InvalidUtf8, 1)]
    [TestCase(new byte[] { (byte)'"', (byte)'a', 0x80, (byte)'"' }, JsonFault.InvalidUtf8, 2)]
    [TestCase(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' }, JsonFault.InvalidUtf8, 1)]
    [TestCase(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' }, JsonFault.InvalidUtf8, 1)]
    [TestCase(new byte[] { (byte)'"', 0xF4, 0x90, 0x80, 0x80, (byte)'"' }, JsonFault.InvalidUtf8, 1)]
    [TestCase(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"' }, JsonFault.InvalidUtf8, 2)]
    [TestCase(new byte[] { (byte)'1', 0xFF }, JsonFault.InvalidUtf8, 1)]
    [TestCase(new byte[] { (byte)'"', 0xC3 }, JsonFault.UnexpectedEnd, 2)]
    [TestCase(new byte[] { (byte)'1', (byte)' ', 0xC3 }, JsonFault.InvalidUtf8, 2)]
    public void Validate_WrongEncoding_StopsAtTheByte(byte[] instance, JsonFault fault, int offset)
    {
        AssertFatal(instance, fault, offset);
    }

    [TestCase("\"123456789\"", JsonFault.StringTooLong, 0, "")]
    [TestCase("[1, 123456]", JsonFault.NumberTooLong, 4, "/1")]
    [TestCase("[1e1000]", JsonFault.NumberTooLong, 1, "/0")]
    [TestCase("{\"123456789\":1}", JsonFault.StringTooLong, 1, "/12345678…")]
    [TestCase("{\"a\":1, \"\\u0061\":1}", JsonFault.DuplicateKey, 8, "/a")]
    [TestCase("[\"x\\ud800\"]", JsonFault.LoneSurrogate, 3, "/0")]
    [TestCase("[\"\\udc00\"]", JsonFault.LoneSurrogate, 2, "/0")]
    [TestCase("{\"\\ud800\":1}", JsonFault.LoneSurrogate, 2, "/\uFFFD")]
    public void Validate_HarmlessFault_Continues(string instance, JsonFault fault, int offset, string pointer)
    {
        var pass = Pass.Over(Anything, instance, Small);

        Assert.That(pass.Single.Fault, Is.EqualTo(fault));
        Assert.That(pass.Single.Offset, Is.EqualTo(offset));
        Assert.That(pass.Single.IsFatal, Is.False);
        Assert.That(pass.Single.InstancePointer, Is.EqualTo(pointer));
        Assert.That(pass.Outcome.IsWellFormed);
        Assert.That(pass.Outcome.IsValid, Is.False);
    }

    [TestCase("\"12345678\"")]
    [TestCase("12345")]
    [TestCase("1e999")]
    [TestCase("-0")]
    [TestCase("[[[]]]")]
    [TestCase("{\"a\":1,\"b\":1,\"c\":1}")]
    [TestCase("\"\u007f\\/\"")]
    public void Validate_AtTheLimit_FindsNothing(string instance)
    {
        Assert.That(Pass.Over(Anything, instance, Small).Findings, Is.Empty);
    }

    [TestCase("\"😀\\ud83d\\ude00\"")]
    [TestCase("1234567890123456789012345678901234567890")]
    [TestCase("1e999999999")]
    public void Validate_UnusualButRight_FindsNothing(string instance)
    {
        Assert.That(Pass.Over(Anything, instance).Findings, Is.Empty);
    }

    [Test]
    public void Validate_ByteOrderMark_IsWarningAndNoColumn()
    {
        var pass = Pass.Over(Pass.Compile("""{"type":"string"}"""), [0xEF, 0xBB, 0xBF, (byte)'1']);

        Assert.That(pass.Findings[0].Fault, Is.EqualTo(JsonFault.ByteOrderMark));
        Assert.That(pass.Findings[0].IsWarning);
        Assert.That((pass.Findings[1].Offset, pass.Findings[1].Line, pass.Findings[1].Column), Is.EqualTo((3L, 1L, 1L)));
        Assert.That(pass.Outcome.FindingCount, Is.EqualTo(1));
        Assert.That(pass.Outcome.BytesRead, Is.EqualTo(4));
    }

    [Test]
    public void Validate_ByteOrderMarkOnly_IsEmpty()
    {
        Assert.That(Pass.Over(Anything, [0xEF, 0xBB, 0xBF]).Findings[^1].Fault, Is.EqualTo(JsonFault.Empty));
    }

    [TestCase("""{"properties":{"a":{}}}""")]
    [TestCase("""{"properties":{"b":{"properties":{"z":true}}},"additionalProperties":{"x-observe":"u"}}""")]
    [TestCase("""{"anyOf":[{"required":["a"]},{"required":["c"]}]}""")]
    [TestCase("true")]
    public void Validate_DuplicateKeys_AreFoundKnownAndUnknown(string schema)
    {
        var pass = Pass.Over(schema, """{"a":1,"c":{"a":1,"c":2},"b":{"x":1,"x":2,"y":3},"a":2,"c":3,"b":4}""");

        Assert.That(pass.Findings.Select(finding => finding.InstancePointer), Is.EqualTo((string[])["/b/x", "/a", "/c", "/b"]));
        Assert.That(pass.Findings, Has.All.Property("Fault").EqualTo(JsonFault.DuplicateKey));
        Assert.That(pass.Findings.Select(finding => finding.Property), Is.EqualTo((string[])["x", "a", "c", "b"]));
    }

    [Test]
    public void Validate_DuplicateAmongManyUnknown_IsFound()
    {
        var names = Enumerable.Range(0, 9_000).Select(i => $"\"name number {i}\":{i}").ToList();

        Assert.That(Pass.Over(Anything, $"{{{string.Join(',', names)}}}").Findings, Is.Empty);
        Assert.That(Pass.Over(Anything, $"{{{string.Join(',', names)},{names[4321]}}}").Single.Property, Is.EqualTo("name number 4321"));
    }

    [Test]
    public void Validate_EachTruncation_EndsUnexpectedlyAtTheLength()
    {
        var whole = Encoding.UTF8.GetBytes("""{"a":[1,-2.5e+10,true,false,null,"é\u00e9\ud83d\ude00😀\n"],"b":{"c":{}}}""");
        Assert.That(Pass.Over(Anything, whole).Findings, Is.Empty);

        for (var length = 1; length < whole.Length; length++)
        {
            var pass = Pass.Over(Anything, whole[..length]);

            Assert.That(pass.Single.Fault, Is.EqualTo(JsonFault.UnexpectedEnd), $"cut at {length}");
            Assert.That(pass.Single.Offset, Is.EqualTo(length));
        }
    }

    [Test]
    public void Validate_DeepNesting_IsRefusedOrTakenWithoutRecursion()
    {
        var deep = string.Concat(Enumerable.Repeat("[{\"a\":", 5_000)) + "1" + string.Concat(Enumerable.Repeat("}]", 5_000));
        var schema = """{"items":{"properties":{"a":{"anyOf":[{"$ref":"#"},{"type":"string"}]}}}}""";

        AssertFatal(Encoding.UTF8.GetBytes(deep[..1_000]), JsonFault.DepthExceeded, 6 * 32, new ValidationLimits());
        var sink = new RecordingSink();
        var outcome = new StreamingValidator(Pass.Compile(schema), sink, new ValidationLimits { MaxDepth = 10_000 })
            .Validate(Encoding.UTF8.GetBytes(deep));

        Assert.That(outcome.IsValid, sink.Findings.FirstOrDefault()?.ToString());
    }

    [Test]
    public void Validate_UsedTwice_Throws()
    {
        var validator = new StreamingValidator(Anything, new RecordingSink());
        validator.Validate("1"u8);

        Assert.That(() => validator.Validate("1"u8), Throws.InvalidOperationException);
    }

    [Test]
    public void Constructor_LimitNotPositive_Throws()
    {
        Assert.That(() => new StreamingValidator(Anything, new RecordingSink(), new ValidationLimits { MaxDepth = 0 }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void ValidateAsync_Cancelled_Throws()
    {
        using var stream = new MemoryStream("1"u8.ToArray());

        Assert.That(async () => await new StreamingValidator(Anything, new RecordingSink()).ValidateAsync(stream, new CancellationToken(true)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static void AssertFatal(byte[] instance, JsonFault fault, int offset, ValidationLimits? limits = null)
    {
        var pass = Pass.Over(Anything, instance, limits ?? Small);

        Assert.That(pass.Single.Fault, Is.EqualTo(fault));
        Assert.That(pass.Single.Offset, Is.EqualTo(offset));
        Assert.That(pass.Single.IsFatal);
        Assert.That(pass.Single.Keyword, Is.Null);
        Assert.That(pass.Outcome.IsWellFormed, Is.False);
        Assert.That(pass.Outcome.IsValid, Is.False);
    }
}
