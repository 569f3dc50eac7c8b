using System.Text;
using System.Text.Json.Nodes;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Tests.Reporting;

namespace Qlower.Loaders.Tests.Parts;

/// <summary>White space between the tokens of a record takes no memory, and positions stay exact.</summary>
[TestFixture]
internal sealed class RecordPaddingTests
{
    private const string Blanks = " \t\r\n";

    [TestCase(1_000, 1 << 20)]
    [TestCase(1_000, 65_536)]
    [TestCase(100_000, 99_991)]
    [TestCase(600_000, 7_777)]
    public async Task ReadAsync_LongGaps_AreLeftOut(int gap, int piece)
    {
        var text = new string(' ', 2_000);
        var (content, part) = Build(gap, $$"""{<>"id"<>:<>"d-1",<>"text":"{{text}}\\"<>,"other":<>{"a":<>[1,<>2]<>},"properties":<>[<>{"id":"p"}<>]<>}<>""");

        var record = (await ReadAsync(content, part, piece)).Single();

        var expected = JsonNode.Parse(content.AsSpan((int)part.Runs[0].Start.Offset, (int)(part.Runs[0].End - part.Runs[0].Start.Offset)))!;
        expected["properties"]!.AsArray().Clear();
        Assert.That(JsonNode.Parse(record.Bytes.Span)!.ToJsonString(), Is.EqualTo(expected.ToJsonString()));
        Assert.That(record.Bytes.Length, Is.LessThan(gap == 1_000 ? 20_000 : (256 << 10) + (2 * piece)));
    }

    [Test]
    public async Task ReadAsync_LongGaps_LeavePositionsExact([Values(30_000, 100_000)] int gap, [Values(64, 4_099)] int piece)
    {
        var (content, part) = Build(gap, """{<>"id":<>"d-é",<>"properties":[<>{"id":"p"}<>],<>"other":<>{"a":[1,<>2]<>},"associates":[]<>}<>""");
        var record = (await ReadAsync(content, part, piece)).Single();
        var from = (int)record.Start.Offset;

        for (var index = 0; index < record.Bytes.Length; index += Blanks.Contains((char)record.Bytes.Span[index], StringComparison.Ordinal) ? 997 : 1)
        {
            var at = record.PositionOf(index);

            Assert.That(content[(int)at.Offset], Is.EqualTo(record.Bytes.Span[index]));
            Assert.That(at, Is.EqualTo(TextPosition.Advance(record.Start, content.AsSpan(from..(int)at.Offset))), $"byte {index}");
        }
    }

    private static async Task<IReadOnlyList<RawRecord>> ReadAsync(byte[] content, LoadPart part, int piece)
    {
        await using var cursor = new SourceCursor((offset, _) => Task.FromResult<Stream>(
            new PiecewiseStream(new MemoryStream(content, (int)offset, content.Length - (int)offset, writable: false), piece)));
        return await new RecordReader(cursor).ReadAsync(part, default);
    }

    private static (byte[] Content, LoadPart Part) Build(int gap, string record)
    {
        var blanks = string.Concat(Enumerable.Repeat("   \t \n", (gap / 6) + 1));
        var bytes = Encoding.UTF8.GetBytes(record.Replace("<>", blanks, StringComparison.Ordinal).TrimEnd());
        var run = new PartRun
        {
            Start = new FilePosition(1, 1, 2),
            End = bytes.Length + 1,
            Count = 1,
            ArrayPointer = "/declarants",
            FirstIndex = 0,
        };
        return ([(byte)'[', .. bytes, (byte)']'], new LoadPart { Ordinal = 0, Model = RecordModel.Declarants, Records = 1, Runs = [run] });
    }
}
