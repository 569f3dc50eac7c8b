using System.Text;
using Qlower.Loaders.Reporting;

namespace Qlower.Loaders.Tests.Reporting;

public sealed class CsvReportTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+33 1", "'+33 1")]
    [TestCase("-12.5", "'-12.5")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "'\r=1")]
    [TestCase("a=1", "a=1")]
    [TestCase("a\"b;c,d\r\ne", "a\"\"b;c,d\r\ne")]
    public async Task WriteAsync_TextOfAPartner_IsNoFormulaAndStaysInItsField(string id, string expected)
    {
        var csv = await WriteAsync(ReportLanguage.English, SampleReports.Finding(RuleCodes.InvalidId, id: id));

        Assert.That(csv, Does.Contain(",\"" + expected + "\","));
    }

    [Test]
    public async Task WriteAsync_French_UsesSemicolonsAndFrenchNames()
    {
        var csv = await WriteAsync(ReportLanguage.French, SampleReports.Finding(RuleCodes.ByteOrderMark, FindingSeverity.Information));

        Assert.That(csv, Does.StartWith("\uFEFFgravité;code;modèle;identifiant;"));
        Assert.That(csv, Does.EndWith(";\"\";;;\r\n"));
        Assert.That(csv, Does.Contain("\r\n\"information\";\"QLW0014\";\"\";"));
    }

    [Test]
    public async Task WriteAsync_HalfACharacter_IsReplaced()
    {
        var csv = await WriteAsync(ReportLanguage.English, SampleReports.Finding(RuleCodes.InvalidId, id: "x\uD800y"));

        Assert.That(csv, Does.Contain("\"x\uFFFDy\""));
    }

    private static async Task<string> WriteAsync(ReportLanguage language, Finding finding)
    {
        using var buffer = new MemoryStream();
        await CsvReport.WriteAsync(buffer, SampleReports.Of(language, LoadStatus.Error, default, finding), SampleLoad.Catalogue);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
