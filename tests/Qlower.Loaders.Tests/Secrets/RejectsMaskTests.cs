using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Qlower.Loaders.Reporting.Rejects;
using Qlower.Loaders.Secrets;

namespace Qlower.Loaders.Tests.Secrets;

public sealed class RejectsMaskTests
{
    private const string Key = "Zq7Xw/K9p+4RtV \"b~8é";

    [TestCaseSource(nameof(Forms))]
    public void Take_PiecesOfAnySize_ReplacesTheKeyAndStaysValid(string form)
    {
        foreach (var key in (string[])[Key, "foo-7"])
        {
            var text = KeyForms.All[form](key);
            var json = Encoding.UTF8.GetBytes($$"""{"a":["{{text}}","x","{{text}}"],"{{text}}":1,"n":"\n\\"}""");
            var whole = Mask(key, json, json.Length);

            Assert.That(KeyForms.IsIn(whole, key), Is.False, Encoding.UTF8.GetString(whole));
            Assert.That(JsonNode.Parse(whole)!["a"]![1]!.GetValue<string>(), Is.EqualTo("x"));
            Assert.That(JsonNode.Parse(whole)!["n"]!.GetValue<string>(), Is.EqualTo("\n\\"));
            for (var piece = 1; piece < 60; piece++)
            {
                Assert.That(Mask(key, json, piece), Is.EqualTo(whole), $"pieces of {piece}");
            }
        }
    }

    [TestCase("""{"x":[{"apiKey":"secret\n\u0041","ref":"kept"}]}""", """{"x":[{"apiKey":"111111\n\u1111","ref":"kept"}]}""")]
    [TestCase("""{"x":[{"\u0061PI_Key" : -12.5e3,"ref":12}]}""", """{"x":[{"\u0061PI_Key" : -11.1e1,"ref":12}]}""")]
    [TestCase("""{"x":[{"api-key":{"b":["s",1,null,{"c":"d"}]},"ref":"kept"},{"ref":7}]}""", """{"x":[{"api-key":{"1":["1",1,null,{"1":"1"}]},"ref":"kept"},{"ref":7}]}""")]
    [TestCase("""{"x":[{"ref":"apiKey"},{"a":["apiKey","kept"]}]}""", """{"x":[{"ref":"apiKey"},{"a":["apiKey","kept"]}]}""")]
    [TestCase("""{"apiKey":"REPLACE"}""", """{"apiKey":"REPLACE"}""")]
    public void Take_MemberNamedLikeAKey_ReplacesItsValueOnly(string json, string expected)
    {
        for (var piece = 1; piece <= json.Length; piece++)
        {
            Assert.That(Encoding.UTF8.GetString(Mask("", Encoding.UTF8.GetBytes(json), piece)), Is.EqualTo(expected), $"pieces of {piece}");
        }
    }

    private static byte[] Mask(string key, byte[] json, int piece)
    {
        var mask = new RejectsMask(new KeyMask([key]), 16);
        var result = new ArrayBufferWriter<byte>();
        for (var start = 0; start < json.Length; start += piece)
        {
            mask.Output.Write(json.AsSpan(start, Math.Min(piece, json.Length - start)));
            result.Write(mask.Take(isEnd: false).Span);
            mask.Release();
        }

        result.Write(mask.Take(isEnd: true).Span);
        return result.WrittenSpan.ToArray();
    }

    private static IEnumerable<string> Forms() => KeyForms.All.Keys;
}
