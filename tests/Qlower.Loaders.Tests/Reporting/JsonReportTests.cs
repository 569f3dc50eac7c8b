using System.Text;
using System.Text.Json;
using Qlower.Loaders.Reporting;

namespace Qlower.Loaders.Tests.Reporting;

public sealed class JsonReportTests
{
    private static readonly string[] Known =
        ["status", "total_count", "success_count", "failed_count", "end_date", "errors", "combined_result"];

    private static readonly string[] KnownOfError = ["model", "type", "id", "error", "created_at"];

    [Test]
    public async Task WriteAsync_AnyReport_HasThePartnersMembersFirst()
    {
        using var json = await WriteAsync(SampleLoad.Report(ReportLanguage.French));

        Assert.That(json.RootElement.EnumerateObject().Take(7).Select(member => member.Name), Is.EqualTo(Known));
        Assert.That(json.RootElement.GetProperty("errors")[0].EnumerateObject().Take(5).Select(member => member.Name), Is.EqualTo(KnownOfError));
    }

    [Test]
    public async Task WriteAsync_FindingsThatAreReadFromAStore_WritesTheSameBytes()
    {
        var findings = Enumerable.Range(0, 3_000)
            .Select(i => SampleReports.Finding(
                i % 3 == 0 ? RuleCodes.InvalidDate : RuleCodes.UnknownKey, i % 3 == 0 ? FindingSeverity.Error : FindingSeverity.Warning, RecordModel.Transactions, $"T-{i}"))
            .ToArray();
        var reads = 0;
        var stored = new ReportFindings(findings.Length, _ =>
        {
            reads++;
            return findings.ToAsyncEnumerable();
        });

        var expected = await BytesAsync(SampleReports.Of(LoadStatus.Error, new LoadCounts(9, 0, 0, 9), findings));
        var actual = await BytesAsync(
            SampleReports.Stored("azur.json", ReportLanguage.French, LoadStatus.Error, new LoadCounts(9, 0, 0, 9), findings, stored));

        Assert.That(actual, Is.EqualTo(expected));
        Assert.That(reads, Is.EqualTo(2), "errors, then notices");
    }

    [Test]
    public async Task WriteAsync_AlreadyKnownRecords_CountAsSuccess()
    {
        using var json = await WriteAsync(SampleReports.Of(LoadStatus.PartialSuccess, new LoadCounts(10, 3, 5, 2)));

        Assert.That(json.RootElement.GetProperty("total_count").GetInt32(), Is.EqualTo(10));
        Assert.That(json.RootElement.GetProperty("success_count").GetInt32(), Is.EqualTo(8));
        Assert.That(json.RootElement.GetProperty("failed_count").GetInt32(), Is.EqualTo(2));
        Assert.That(json.RootElement.GetProperty("combined_result")[0].GetProperty("item").GetProperty("success").GetInt32(), Is.EqualTo(8));
    }

    [TestCase(RuleCodes.InvalidJson, null, false, "WrongFormat", "file")]
    [TestCase(RuleCodes.HeaderMemberMissing, null, false, "ValidationError", "header")]
    [TestCase(RuleCodes.InvalidDate, RecordModel.Transactions, false, "ValidationError", "transactions")]
    [TestCase(RuleCodes.TextTooLong, RecordModel.Documents, false, "ValidationError", "documents")]
    [TestCase(RuleCodes.RuleFault, RecordModel.Properties, true, "InternalServerError", "properties")]
    [TestCase(RuleCodes.ConservationFault, null, true, "InternalServerError", "file")]
    [TestCase("AZUR0001", null, false, "ValidationError", "file")]
    public async Task WriteAsync_Error_HasTheTypeThatPartnersKnow(string code, RecordModel? model, bool isFault, string type, string expected)
    {
        using var json = await WriteAsync(SampleReports.Of(
            LoadStatus.Error, default, SampleReports.Finding(code, FindingSeverity.Error, model, isFault: isFault)));

        var error = json.RootElement.GetProperty("errors")[0];
        Assert.That(error.GetProperty("type").GetString(), Is.EqualTo(type));
        Assert.That(error.GetProperty("model").GetString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task WriteAsync_WarningsAndInformation_AreNotices()
    {
        using var json = await WriteAsync(SampleReports.Of(
            LoadStatus.Success,
            default,
            SampleReports.Finding(RuleCodes.DecimalAsText, FindingSeverity.Warning),
            SampleReports.Finding(RuleCodes.ByteOrderMark, FindingSeverity.Information)));

        Assert.That(json.RootElement.GetProperty("errors").GetArrayLength(), Is.Zero);
        Assert.That(json.RootElement.GetProperty("notices").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task WriteAsync_HostileText_IsSafeInHtmlAndReadsBack()
    {
        const string Hostile = "</script>&'\"<!--é\u202E\n";
        using var buffer = new MemoryStream();
        var report = SampleReports.Named(
            Hostile + "\uD800", ReportLanguage.French, LoadStatus.Error, default, SampleReports.Finding(RuleCodes.InvalidId, id: Hostile + "\uDC00"));

        await JsonReport.WriteAsync(buffer, report, SampleLoad.Catalogue);

        var text = Encoding.UTF8.GetString(buffer.ToArray());
        using var json = JsonDocument.Parse(text);
        Assert.That(text, Does.Not.Contain('<').And.Not.Contain('>').And.Not.Contain('&').And.Contain("é"));
        Assert.That(json.RootElement.GetProperty("file").GetProperty("name").GetString(), Is.EqualTo(Hostile + "\uFFFD"));
        Assert.That(json.RootElement.GetProperty("errors")[0].GetProperty("id").GetString(), Is.EqualTo(Hostile + "\uFFFD"));
    }

    [Test]
    public async Task WriteAsync_ManyFindings_FlushesOnTheWay()
    {
        var findings = Enumerable.Range(0, 5_000).Select(i => SampleReports.Finding(RuleCodes.InvalidDate, model: RecordModel.Transactions, id: $"T-{i}"));
        using var json = await WriteAsync(SampleReports.Of(LoadStatus.Error, default, [.. findings]));

        Assert.That(json.RootElement.GetProperty("errors").GetArrayLength(), Is.EqualTo(5_000));
    }

    [Test]
    public async Task WriteAnswerAsync_FirstVersion_HoldsStatusAndCountsAlone()
    {
        using var buffer = new MemoryStream();

        await JsonReport.WriteAnswerAsync(buffer, SampleLoad.Report(ReportLanguage.French), SampleLoad.Catalogue, "1.0");

        Assert.That(
            Encoding.UTF8.GetString(buffer.ToArray()),
            Is.EqualTo("""{"status":"PARTIAL_SUCCESS","total_count":128405,"success_count":128160,"failed_count":245}"""));
    }

    [TestCase("2.0")]
    [TestCase(null)]
    public async Task WriteAnswerAsync_OtherVersions_HoldTheReport(string? version)
    {
        using var buffer = new MemoryStream();

        await JsonReport.WriteAnswerAsync(buffer, SampleLoad.Report(ReportLanguage.French), SampleLoad.Catalogue, version);

        using var json = JsonDocument.Parse(buffer.ToArray());
        Assert.That(json.RootElement.GetProperty("end_date").GetString(), Is.EqualTo("2026-01-05T09:46:28.526977"));
    }

    private static async Task<byte[]> BytesAsync(LoadReport report)
    {
        using var stream = new MemoryStream();
        await JsonReport.WriteAsync(stream, report, SampleLoad.Catalogue);
        return stream.ToArray();
    }

    private static async Task<JsonDocument> WriteAsync(LoadReport report)
    {
        using var buffer = new MemoryStream();
        await JsonReport.WriteAsync(buffer, report, SampleLoad.Catalogue);
        return JsonDocument.Parse(buffer.ToArray());
    }
}
