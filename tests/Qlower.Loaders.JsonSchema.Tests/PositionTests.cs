using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Places of values and findings, held against a naive count.</summary>
public sealed class PositionTests
{
    private static readonly CompiledSchema EveryValueObserved = Pass.Compile("""
        {"x-observe":"v","type":"boolean","required":["missing"],"items":{"$ref":"#"},"additionalProperties":{"$ref":"#"}}
        """);

    [Test]
    public void Validate_RandomDocument_ReportsEveryValueWhereItIs()
    {
        RandomJson.WellFormed.Sample(bytes =>
        {
            var expected = StartsOf(bytes).Select(offset => (long)offset).ToList();

            var pass = Pass.Over(EveryValueObserved, bytes);

            var entered = pass.Sink.Events.Where(line => line.StartsWith("enter", StringComparison.Ordinal)).Select(Parse).ToList();
            Assert.That(entered.Select(place => place.Offset), Is.EqualTo(expected));
            foreach (var place in entered.Concat(pass.Findings.Select(finding => (finding.Offset, finding.Line, finding.Column))))
            {
                Assert.That((place.Line, place.Column), Is.EqualTo(NaivePosition(bytes, place.Offset)), $"at {place.Offset}");
            }
        }, iter: 400, print: Encoding.UTF8.GetString);
    }

    [Test]
    public void Validate_LongSingleLine_CountsAcrossBuffers()
    {
        var schema = Pass.Compile("""{"items":{"type":"string"}}""");
        var text = new StringBuilder("[");
        for (var i = 0; i < 60_000; i++)
        {
            text.Append("\"é😀 some text\",");
        }

        text.Append("7]");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());

        var finding = Pass.Stream(schema, bytes, null, 100_000, 1 << 18).Single;

        Assert.That(finding.Line, Is.EqualTo(1));
        Assert.That(finding.Offset, Is.EqualTo(bytes.Length - 2));
        Assert.That(finding.Column, Is.EqualTo(2 + (60_000 * 15)));
    }

    [Test]
    public void Validate_RequiredOfAnObjectBuffersAgo_ReportsItsBrace()
    {
        var schema = Pass.Compile("""{"items":{"required":["x"],"properties":{"list":{"maxItems":3}}}}""");
        var text = "[\n  {\"é\":1, \"list\": [" + string.Concat(Enumerable.Repeat("\n1,", 100_000)) + "1]}]";

        var pass = Pass.Stream(schema, Encoding.UTF8.GetBytes(text), null, 100_000, 4096);

        Assert.That(pass.Findings.Select(finding => (finding.Keyword, finding.Line, finding.Column)), Is.EqualTo(
            ((string?, long, long)[])[("maxItems", 2, 19), ("required", 2, 3)]));
    }

    private static List<int> StartsOf(byte[] bytes)
    {
        var starts = new List<int>();
        var reader = new Utf8JsonReader(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                starts.Add((int)reader.TokenStartIndex);
            }
        }

        return starts;
    }

    private static (long Line, long Column) NaivePosition(byte[] bytes, long offset)
    {
        var before = Encoding.UTF8.GetString(bytes, 0, (int)offset).Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n').EnumerateRunes().ToList();
        var line = before.Count(rune => rune.Value == '\n') + 1;
        return (line, before.Count - before.FindLastIndex(rune => rune.Value == '\n'));
    }

    private static (long Offset, long Line, long Column) Parse(string line)
    {
        var parts = line.Split(' ');
        var place = parts[4].Split(':');
        return (long.Parse(parts[3][1..], CultureInfo.InvariantCulture), long.Parse(place[0], CultureInfo.InvariantCulture),
            long.Parse(place[1], CultureInfo.InvariantCulture));
    }
}
