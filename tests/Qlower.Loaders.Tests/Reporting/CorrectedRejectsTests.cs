using System.Text;
using System.Text.Json;
using Qlower.Loaders.Reporting;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A rejects file with the suggestions in it can be sent again and is accepted.</summary>
[TestFixture]
internal sealed class CorrectedRejectsTests
{
    private const string Wrong = """{"id":"P-2","Description":"Maison","streetName":"rue B","townName":"Nice","postCode":6000,"ctry":"France","lastName":"D","firstName":"Z","email":"mailto:z@example.fr","acquisitionDate" : "31/12/2019", "furnished":true,"area":"45,5 m²" ,"taxRegime":"7 - Je ne sais pas","costPrice":"1 200.50"}""";

    [Test]
    public async Task WriteCorrectedRejectsAsync_EveryFaultSuggested_IsAcceptedWhenSentAgain()
    {
        await using var loaders = new LoaderFixture();
        var first = await loaders.LoadAsync(LoaderFixture.Load($"{Samples.Properties(Samples.Property, Wrong)}, {Samples.Transactions(Samples.Transaction.Replace("-12.50", "\"-12,50\"", StringComparison.Ordinal))}"));
        var text = await ReadAsync(loaders, FileReporter.CorrectedSuffix);
        var applied = JsonDocument.Parse(await ReadAsync(loaders, FileReporter.AppliedSuffix)).RootElement.GetProperty("applied").EnumerateArray().ToList();

        var second = await loaders.LoadAsync(text.Replace("REPLACE-WITH-YOUR-KEY", LoaderFixture.Key, StringComparison.Ordinal), "again.json");

        Assert.That(first.Load.Status, Is.EqualTo(LoadStatus.PartialSuccess));
        Assert.That(applied.Select(finding => finding.GetProperty("field").GetString()), Is.EqualTo(new[]
        {
            "description", "postCode", "ctry", "email", "acquisitionDate", "furnished", "area", "taxRegime", "costPrice", "amt",
        }));
        Assert.That((second.Load.Status, second.Totals), Is.EqualTo((LoadStatus.Success, new LoadCounts(2, 2, 0, 0))), text);
        Assert.That(second.Findings, Is.Empty, text);
    }

    [Test]
    public async Task WriteCorrectedRejectsAsync_PiecesOfAnySize_WritesTheSame()
    {
        var content = Encoding.UTF8.GetBytes(LoaderFixture.Load(Samples.Properties(Wrong)));
        var start = Encoding.UTF8.GetString(content).IndexOf("{\"id\":\"P-2\"", StringComparison.Ordinal);
        var part = new LoadPart
        {
            Ordinal = 0,
            Model = RecordModel.Properties,
            Records = 1,
            Runs = [new PartRun { Start = new FilePosition(start, 1, 1), End = start + Encoding.UTF8.GetByteCount(Wrong), Count = 1, ArrayPointer = "/properties", FirstIndex = 0 }],
            Rejected = new RecordMask(new byte[] { 1 }),
        };
        var texts = new List<string>();

        foreach (var piece in (int[])[1, 2, 3, 7, int.MaxValue])
        {
            var file = new ReportedFileFake(content, part)
            {
                Piece = piece,
                Report = SampleReports.Of(LoadStatus.Error, new LoadCounts(1, 0, 0, 1), Suggesting("6000", "\"06000\""), Suggesting("true", "\"O\""), Suggesting("\"Description\"", null)),
            };
            using var output = new MemoryStream();
            Assert.That(await file.WriteCorrectedRejectsAsync(output), Has.Count.EqualTo(3));
            texts.Add(Encoding.UTF8.GetString(output.ToArray()));
        }

        Assert.That(texts.Distinct(), Has.Exactly(1).Items);
        Assert.That(texts[0], Does.Contain("\"description\":\"Maison\"").And.Contain("\"postCode\":\"06000\",").And.Contain("\"furnished\":\"O\","));

        Finding Suggesting(string sent, string? value) => new()
        {
            Code = RuleCodes.WrongType,
            Severity = FindingSeverity.Error,
            Offset = Encoding.UTF8.GetByteCount(Encoding.UTF8.GetString(content)[..Encoding.UTF8.GetString(content).IndexOf(sent, StringComparison.Ordinal)]),
            Suggestion = value is null ? new FindingSuggestion { Key = "description" } : new FindingSuggestion { Value = value },
        };
    }

    private static async Task<string> ReadAsync(LoaderFixture loaders, string suffix) =>
        await File.ReadAllTextAsync(Directory.EnumerateFiles(loaders.Root, "*" + suffix, SearchOption.AllDirectories).Single());
}
