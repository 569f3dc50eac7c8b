using System.Text;
using System.Text.Json.Nodes;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Tests.Reporting;

namespace Qlower.Loaders.Tests.Parts;

/// <summary>Records are read the same from pieces of any size.</summary>
[TestFixture]
internal sealed class RecordReaderTests
{
    private static readonly string[] Records =
    [
        """{"id":"d-1","name":"a\"]}\\","properties":[{"id":"p-1","documents":[{"t":"]"}]} ,{"id":"p-2"}],"city":"Nice"}""",
        """{ "id" : "d-2" , "properties" : [ ] , "associates":[{"id":"a"}], "other" : {"properties":[1,{"x":[2]}]} }""",
        """{"id":"d-3","propert\u0069es":[{"id":"é"}],"tags":["properties",[1],{}],"n":-1.5e3,"b":true,"z":null}""",
        """{"id":"d-4","properties":{"id":"not an array"},"associates":null}""",
        """{}""",
        """{"associates":[[["\\"]]]}""",
        "{\"" + new string('k', 300) + "\":[1],\"properties\":[2]}",
    ];

    private static readonly string[] Separators = ["", ",", " ,\n  ", ",\r\n\t", ",", ", ", ","];

    [Test]
    public async Task ReadAsync_PiecesOfEverySize_ReadsTheSame()
    {
        var (content, part) = Build(rejected: []);

        var expected = await ReadAsync(content, part, content.Length);
        for (var piece = 1; piece < content.Length; piece++)
        {
            var actual = await ReadAsync(content, part, piece);

            Assert.That(actual.Select(Describe), Is.EqualTo(expected.Select(Describe)), $"pieces of {piece}");
        }
    }

    [Test]
    public async Task ReadAsync_Records_HaveTheirSectionsEmptied()
    {
        var (content, part) = Build(rejected: []);

        var records = await ReadAsync(content, part, 7);

        Assert.That(records.Select(record => record.Ordinal), Is.EqualTo(Enumerable.Range(0, Records.Length)));
        foreach (var (record, text) in records.Zip(Records))
        {
            Assert.That(JsonNode.Parse(record.Bytes.Span)!.ToJsonString(), Is.EqualTo(Emptied(text).ToJsonString()));
        }
    }

    [Test]
    public async Task ReadAsync_Records_KnowThePlaceOfEveryByte()
    {
        var (content, part) = Build(rejected: []);

        foreach (var record in await ReadAsync(content, part, 5))
        {
            for (var index = 0; index < record.Bytes.Length; index++)
            {
                var at = record.PositionOf(index);

                Assert.That(content[(int)at.Offset], Is.EqualTo(record.Bytes.Span[index]));
            }
        }
    }

    [Test]
    public async Task ReadAsync_RejectedRecords_AreSkipped()
    {
        var (content, part) = Build(rejected: [0, 2, 6]);

        var records = await ReadAsync(content, part, 3);

        Assert.That(records.Select(record => record.Ordinal), Is.EqualTo(new[] { 1, 3, 4, 5 }));
        Assert.That(records.Select(record => Encoding.UTF8.GetString(record.Bytes.Span)[..2]), Is.EqualTo(new[] { "{ ", "{\"", "{}", "{\"" }));
    }

    [TestCase(0, -1)]
    [TestCase(1, 0)]
    public void ReadAsync_AnotherFile_Throws(int shift, int cut)
    {
        var (content, part) = Build(rejected: []);
        var other = cut < 0 ? content[..(content.Length / 2)] : [.. new byte[shift].Select(_ => (byte)' '), .. content];

        Assert.That(async () => await ReadAsync(other, part, 64), Throws.InstanceOf<SourceChangedException>());
    }

    private static async Task<IReadOnlyList<RawRecord>> ReadAsync(byte[] content, LoadPart part, int piece)
    {
        await using var cursor = new SourceCursor((offset, _) => Task.FromResult<Stream>(
            new PiecewiseStream(new MemoryStream(content, (int)offset, content.Length - (int)offset, writable: false), piece)));
        return await new RecordReader(cursor).ReadAsync(part, default);
    }

    private static (byte[] Content, LoadPart Part) Build(int[] rejected)
    {
        var head = "{\"declarants\":["u8.ToArray();
        var text = string.Concat(Separators.Zip(Records, (separator, record) => separator + record));
        var run = new PartRun
        {
            Start = new FilePosition(head.Length, 1, head.Length + 1),
            End = head.Length + Encoding.UTF8.GetByteCount(text),
            Count = Records.Length,
            ArrayPointer = "/declarants",
            FirstIndex = 0,
        };
        var bits = new byte[1];
        foreach (var ordinal in rejected)
        {
            bits[0] |= (byte)(1 << ordinal);
        }

        var part = new LoadPart { Ordinal = 0, Model = RecordModel.Declarants, Records = Records.Length, Runs = [run], Rejected = new RecordMask(bits) };
        return ([.. head, .. Encoding.UTF8.GetBytes(text), .. "]}"u8], part);
    }

    private static string Describe(RawRecord record) =>
        $"{record.Ordinal} {record.Start} {Encoding.UTF8.GetString(record.Bytes.Span)} {string.Join(' ', record.Holes)}";

    private static JsonObject Emptied(string record)
    {
        var members = JsonNode.Parse(record)!.AsObject();
        foreach (var name in new[] { "properties", "associates" })
        {
            if (members[name] is JsonArray array)
            {
                array.Clear();
            }
        }

        return members;
    }
}
