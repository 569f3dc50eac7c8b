using System.Text;
using System.Text.Json;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Python;

namespace Qlower.Celery.Tests.Wire;

/// <summary>What only Python writes is written again as it was read.</summary>
[TestFixture]
internal sealed class PythonJsonTests
{
    private const string Odd = """[NaN, "NaN", {"a": -Infinity, "Infinity": Infinity}, "\udce9 \"NaN\"", "é"]""";

    private static byte[] Bytes => Encoding.UTF8.GetBytes(Odd);

    [Test]
    public void Serialize_ElementWithinAnObject_IsAsItWasRead() =>
        Assert.That(JsonSerializer.Serialize(new { args = PythonJson.Parse(Bytes) }, CeleryJson.Default), Is.EqualTo($$"""{"args":{{Odd}}}"""));

    [Test]
    public void Parse_ResultOfAMember_IsAsItWasRead()
    {
        var stored = Encoding.UTF8.GetBytes($$"""{"status": "SUCCESS", "task_id": "1", "result": {{Odd}}}""");
        var member = Encoding.UTF8.GetBytes($"""[1, "1", "SUCCESS", {Odd}]""");

        Assert.That(Encoding.UTF8.GetString(TaskResult.Parse(stored).Json.Span), Is.EqualTo(Odd));
        Assert.That(Encoding.UTF8.GetString(ChordMember.Parse(0, member).Json.Span), Is.EqualTo(Odd));
    }

    /// <summary>Another sender's text that looks like the mark of a bare word.</summary>
    [TestCase(@"[NaN, ""x\""\u004eaN""]")]
    [TestCase(@"[-Infinity, ""\\u0049nfinity"", {""\""-\u0049nfinity"": 1}]")]
    public void Serialize_TextWithTheMarkOfABareWord_IsAsItWasRead(string odd) =>
        Assert.That(JsonSerializer.Serialize(PythonJson.Parse(Encoding.UTF8.GetBytes(odd)), CeleryJson.Default), Is.EqualTo(odd));

    [Test]
    public void Deserialize_BareWords_AreNumbers()
    {
        var numbers = PythonJson.Parse("[NaN, -Infinity, 1]"u8).Deserialize<double[]>(CeleryJson.Default);

        Assert.That(numbers, Is.EqualTo(new[] { double.NaN, double.NegativeInfinity, 1 }));
    }
}
