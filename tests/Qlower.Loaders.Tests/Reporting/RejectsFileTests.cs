using System.Text;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.Tests.Reporting;

public sealed class RejectsFileTests
{
    [Test]
    public async Task WriteAsync_RandomLoads_HoldsExactlyTheRejectedRecords([Range(0, 29)] int block)
    {
        for (var seed = block * 20; seed < (block + 1) * 20; seed++)
        {
            var load = new GeneratedLoad(seed);
            var content = load.Content;

            var actual = await RejectsOfAsync(content, load.Parts, piece: int.MaxValue);

            if (load.Rejected.Count == 0)
            {
                Assert.That(actual, Is.Null);
                continue;
            }

            var expected = new RejectsOracle(load.Rejected).Filter(Parse(content));
            Assert.That(Parse(actual!).ToJsonString(), Is.EqualTo(expected.ToJsonString()), $"seed {seed}");
            Assert.That(Encoding.UTF8.GetString(actual!), Does.Not.Contain(GeneratedLoad.Canary));
        }
    }

    [Test]
    public async Task WriteAsync_PiecesOfAnySize_GiveTheSameBytes([Values(1, 2, 3, 7, 61)] int piece)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var load = new GeneratedLoad(seed);

            var whole = await RejectsOfAsync(load.Content, load.Parts, int.MaxValue);
            var pieces = await RejectsOfAsync(load.Content, load.Parts, piece);

            Assert.That(pieces, Is.EqualTo(whole), $"seed {seed}");
        }
    }

    [Test]
    public async Task WriteAsync_PrettyFile_KeepsItsLayout()
    {
        const string Text = """
            {
              "inigPtynm": "azur",
              "apiKey": "CANARY-KEY",
              "properties": [
                { "id": "P-1" },
                { "id": "P-2",
                  "documents": [ { "id": "D-1" }, { "id": "D-2" } ]
                }
              ],
              "versionId": "2.0"
            }
            """;

        var actual = await RejectsOfAsync(Text, ("/properties/1/documents", """{ "id": "D-2" }"""));

        Assert.That(actual, Is.EqualTo("""
            {
              "inigPtynm": "azur",
              "apiKey": "REPLACE-WITH-YOUR-KEY",
              "properties": [
                { "id": "P-2",
                  "documents": [ { "id": "D-2" } ]
                }
              ],
              "versionId": "2.0"
            }

            """));
    }

    [Test]
    public async Task WriteAsync_SecretInARecord_IsReplaced()
    {
        const string Text = """{"transactions":[{"id":"T-1","apiKey":"CAN\u0041RY\"KEY\\"}],"apiKey":"x"}""";
        var start = Text.IndexOf("\"CAN", StringComparison.Ordinal);
        var end = Text.IndexOf("}]", StringComparison.Ordinal);
        var part = PartOf(Text, "/transactions", """{"id":"T-1","apiKey":"CAN\u0041RY\"KEY\\"}""");

        foreach (var cut in Enumerable.Range(0, end - start + 1))
        {
            var file = new ReportedFileFake(Encoding.UTF8.GetBytes(Text), part) { SecretRanges = [new ByteRange(start, start + cut), new ByteRange(start + cut, end)] };
            var actual = await WriteAsync(file);

            Assert.That(() => JsonNode.Parse(actual!), Throws.Nothing);
            Assert.That(Encoding.UTF8.GetString(actual!), Does.Not.Contain("CAN").And.Not.Contain("RY").And.Not.Contain("KEY\\"));
        }
    }

    [Test]
    public async Task WriteRejectsAsync_NothingRejected_WritesNothing()
    {
        const string Text = """{"transactions":[{"id":"T-1"}]}""";
        var part = new LoadPart { Ordinal = 0, Model = RecordModel.Transactions, Records = 1, Runs = PartOf(Text, "/transactions", """{"id":"T-1"}""").Runs };

        await AssertNoneAsync(new ReportedFileFake(Encoding.UTF8.GetBytes(Text), part) { Report = Report(rejected: 0) });
    }

    [TestCase(RuleCodes.InvalidJson)]
    [TestCase(RuleCodes.TruncatedFile)]
    [TestCase(RuleCodes.InvalidUtf8)]
    [TestCase(RuleCodes.DuplicateKey)]
    public async Task WriteRejectsAsync_UnreadableFile_WritesNothing(string code)
    {
        const string Text = """{"transactions":[{"id":"T-1"},""";
        var part = PartOf(Text, "/transactions", """{"id":"T-1"}""");

        await AssertNoneAsync(new ReportedFileFake(Encoding.UTF8.GetBytes(Text), part) { Report = Report(rejected: 1, code) });
    }

    [TestCase("""{"transactions":[{"id":"T-9"},{"id":"T-1"}""", TestName = "WriteAsync_FileThatBreaksOff_Throws")]
    [TestCase("""{"transactions":[ {"id":"T-1"}]}""", TestName = "WriteAsync_RecordOneByteOff_Throws")]
    [TestCase("""{"documents":[{"a":1,"b":2}]}""", TestName = "WriteAsync_RecordInsideAnother_Throws")]
    [TestCase("""{}""", TestName = "WriteAsync_RecordNotThere_Throws")]
    public void WriteAsync_AnotherFile_Throws(string text)
    {
        const string Original = """{"transactions":[{"id":"T-1"}]}""";
        var file = new ReportedFileFake(Encoding.UTF8.GetBytes(text), PartOf(Original, "/transactions", """{"id":"T-1"}"""));

        Assert.That(async () => await WriteAsync(file), Throws.InstanceOf<LoaderException>());
    }

    private static LoadReport Report(long rejected, string? code = null) => new()
    {
        LoadId = "1",
        Partner = "azur",
        FileName = "azur.json",
        Length = 1,
        Status = LoadStatus.Error,
        ReceivedAt = default,
        StartedAt = default,
        EndedAt = default,
        Totals = new LoadCounts(rejected, 0, 0, rejected),
        Models = [],
        Findings = new ReportFindings([]),
        FindingCounts = code is null ? [] : [new FindingCount(code, FindingSeverity.Error, null, 1)],
    };

    private static LoadPart PartOf(string text, string arrayPointer, string record)
    {
        var start = Encoding.UTF8.GetByteCount(text.AsSpan(0, text.IndexOf(record, StringComparison.Ordinal)));
        return ManifestRecord.ToPart(0, RecordModel.Transactions, [new ManifestRecord(arrayPointer, 0, start, start + record.Length, true)]);
    }

    private static async Task<string> RejectsOfAsync(string text, (string ArrayPointer, string Record) rejected) =>
        Encoding.UTF8.GetString((await RejectsOfAsync(
            Encoding.UTF8.GetBytes(text), [PartOf(text, rejected.ArrayPointer, rejected.Record)], int.MaxValue))!);

    private static Task<byte[]?> RejectsOfAsync(byte[] content, IReadOnlyList<LoadPart> parts, int piece) =>
        WriteAsync(new ReportedFileFake(content, parts) { Piece = piece });

    private static async Task<byte[]?> WriteAsync(ReportedFileFake file)
    {
        using var output = new MemoryStream();
        var isWritten = await file.WriteRejectsAsync(output);
        Assert.That(await file.HasRejectsAsync(), Is.EqualTo(isWritten));
        return isWritten ? output.ToArray() : null;
    }

    private static async Task AssertNoneAsync(ReportedFileFake file)
    {
        using var output = new MemoryStream();

        Assert.That(await file.HasRejectsAsync(), Is.False);
        Assert.That(await file.WriteRejectsAsync(output), Is.False);
        Assert.That(output.Length, Is.Zero);
    }

    private static JsonObject Parse(byte[] content)
    {
        var reader = content.AsSpan().StartsWith([(byte)0xEF, (byte)0xBB, (byte)0xBF]) ? content.AsSpan(3) : content;
        return JsonNode.Parse(reader)!.AsObject();
    }
}
