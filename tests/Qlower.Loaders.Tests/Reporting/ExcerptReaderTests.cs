using System.Text;
using Qlower.Loaders.Reporting;

namespace Qlower.Loaders.Tests.Reporting;

public sealed class ExcerptReaderTests
{
    private const string Canary = "Zq7Xw-K9pLm-4RtVb-8NhYc-2JdGf";

    [Test]
    public async Task ReadAsync_KeyAtEveryCutOfTheWindow_IsNeverShown()
    {
        var text = new string('a', 300) + "\"\\u0061piKey\" : \"" + Canary + "\"," + new string('b', 300);
        var start = text.IndexOf(Canary, StringComparison.Ordinal);
        var file = new ReportedFileFake(Encoding.UTF8.GetBytes(text)) { SecretRanges = [new ByteRange(start, start + Canary.Length)] };

        await AssertHiddenAsync(file, text.Length);
    }

    [Test]
    public async Task ReadAsync_KeyInSeveralRanges_IsNeverShown()
    {
        var text = new string('a', 200) + Canary + new string('b', 200);
        var start = text.IndexOf(Canary, StringComparison.Ordinal);
        var file = new ReportedFileFake(Encoding.UTF8.GetBytes(text))
        {
            SecretRanges = [new ByteRange(start + 9, start + Canary.Length + 3), new ByteRange(start - 3, start + 11)],
        };

        await AssertHiddenAsync(file, text.Length);
    }

    [TestCase("{\"header\":{\"apiKey\":\"", "\"}}")]
    [TestCase("{\"APIKEY\"\n :\n \"esc\\\"aped", "\"}")]
    [TestCase("{\"apiKey\":\"", "", TestName = "ReadAsync_KeyOfAFileThatBreaksOff_IsNeverShown")]
    public async Task ReadAsync_KeyInNoKnownRange_IsNeverShown(string before, string after)
    {
        var text = new string(' ', 150) + before + Canary + after + new string(' ', after.Length == 0 ? 0 : 150);

        await AssertHiddenAsync(new ReportedFileFake(Encoding.UTF8.GetBytes(text)), text.Length + 1);
    }

    [Test]
    public async Task ReadAsync_TextOfLongCharacters_CutsBetweenThem()
    {
        var text = string.Concat(Enumerable.Repeat("é日😀xy", 60));
        var bytes = Encoding.UTF8.GetBytes(text);

        for (var offset = 0; offset < bytes.Length; offset++)
        {
            if ((bytes[offset] & 0xC0) != 0x80)
            {
                Assert.That(await TextAsync(new ReportedFileFake(bytes), offset), Does.Not.Contain('\uFFFD'), $"offset {offset}");
            }
        }
    }

    [Test]
    public async Task ReadAsync_ShortLines_ShowsThoseBeforeAndAfter()
    {
        const string Text = "{\n  \"a\": 1,\r\n  \"b\": \"x\\\"y\",\r\n  \"c\": 3\r\n}\r\n";
        var finding = At(Text.IndexOf("\"x", StringComparison.Ordinal), line: 3);

        var excerpts = await ExcerptReader.ReadAsync([finding], new ReportedFileFake(Encoding.UTF8.GetBytes(Text)), default);

        Assert.That(excerpts[finding].Lines, Is.EqualTo(new[]
        {
            new ExcerptLine(2, "\"a\": 1,", "", ""),
            new ExcerptLine(3, "\"b\": ", "\"x\\\"y\"", ","),
            new ExcerptLine(4, "\"c\": 3", "", ""),
        }));
    }

    [Test]
    public async Task ReadAsync_OneLongLine_ShowsAStretchOfIt()
    {
        var text = "{\"a\":\"" + new string('x', 500) + "\",\"b\":12345,\"c\":\"" + new string('y', 500) + "\"}";
        var finding = At(text.IndexOf("12345", StringComparison.Ordinal), line: 1);

        var excerpts = await ExcerptReader.ReadAsync([finding], new ReportedFileFake(Encoding.UTF8.GetBytes(text)), default);

        var line = excerpts[finding].Lines.Single();
        Assert.That(line.Value, Is.EqualTo("12345"));
        Assert.That(line.Before, Does.StartWith("…x").And.EndWith("\"b\":").And.Length.EqualTo(121));
        Assert.That(line.After, Does.StartWith(",\"c\":").And.EndWith("y…").And.Length.EqualTo(116));
    }

    [Test]
    public async Task ReadAsync_ManyFindings_StaysWithinItsBudgetAndReadsForward()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"id\":\"0123456789\"},\n", 400_000)));
        var file = new ReportedFileFake(bytes);
        var random = new Random(7);
        var findings = Enumerable.Range(0, 3000).Select(_ => At(random.Next(bytes.Length), line: 1)).ToArray();

        var excerpts = await ExcerptReader.ReadAsync(findings, file, default);

        Assert.That(excerpts, Has.Count.GreaterThan(300));
        Assert.That(file.Reads.Sum(read => read.Length), Is.LessThanOrEqualTo(384 * 1024));
        Assert.That(file.Reads.Select(read => read.Offset), Is.Ordered);
    }

    [Test]
    public async Task ReadAsync_FileAway_GivesNoExcerpt()
    {
        var file = new ReportedFileFake([]) { ReadFailure = new SourceUnavailableException("away") };

        Assert.That(await ExcerptReader.ReadAsync([At(3, 1)], file, default), Is.Empty);
    }

    [Test]
    public async Task ReadAsync_PlaceNotKnownOrBeyondTheEnd_GivesNoExcerpt() =>
        Assert.That(await ExcerptReader.ReadAsync([At(-1, 0), At(99, 1)], new ReportedFileFake("{}"u8.ToArray()), default), Is.Empty);

    [Test]
    public void ReadAsync_Cancelled_Throws()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var file = new ReportedFileFake([]) { ReadFailure = new OperationCanceledException(stopped.Token) };

        Assert.That(async () => await ExcerptReader.ReadAsync([At(3, 1)], file, stopped.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static Finding At(long offset, long line) => new()
    {
        Code = RuleCodes.WrongType,
        Severity = FindingSeverity.Error,
        Offset = offset,
        Line = line,
    };

    private static async Task AssertHiddenAsync(ReportedFileFake file, int length)
    {
        for (var offset = 0; offset < length; offset++)
        {
            var text = await TextAsync(file, offset);
            for (var i = 0; i + 3 <= Canary.Length; i++)
            {
                Assert.That(text, Does.Not.Contain(Canary.Substring(i, 3)), $"offset {offset}");
            }
        }
    }

    private static async Task<string> TextAsync(ReportedFileFake file, long offset)
    {
        var finding = At(offset, line: 1);
        var excerpts = await ExcerptReader.ReadAsync([finding], file, default);
        return excerpts.TryGetValue(finding, out var excerpt)
            ? string.Join('\n', excerpt.Lines.Select(line => line.Before + line.Value + line.After))
            : "";
    }
}
