using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qlower.Loaders.Reporting;
using Snapshooter.NUnit;

namespace Qlower.Loaders.Tests.Reporting;

public sealed partial class FileReporterTests
{
    [TestCase(ReportLanguage.French)]
    [TestCase(ReportLanguage.English)]
    public async Task ReportAsync_RichLoad_WritesTheJsonOfTheSnapshot(ReportLanguage language)
    {
        var name = Snapshot.FullName();
        var written = await WrittenAsync(language);

        Snapshot.Match(Encoding.UTF8.GetString(written[FileReporter.JsonSuffix]), name);
    }

    [TestCase(ReportLanguage.French)]
    [TestCase(ReportLanguage.English)]
    public async Task ReportAsync_RichLoad_WritesThePageOfTheSnapshot(ReportLanguage language)
    {
        var name = Snapshot.FullName();
        var written = await WrittenAsync(language);

        // The look may change without a word of the content changing.
        Snapshot.Match(Encoding.UTF8.GetString(written[FileReporter.HtmlSuffix])
            .Replace(HtmlStyle.Sheet, "…", StringComparison.Ordinal)
            .Replace(Hash().Match(HtmlStyle.Policy).Value, "sha256-…", StringComparison.Ordinal), name);
    }

    [TestCase(ReportLanguage.French)]
    [TestCase(ReportLanguage.English)]
    public async Task ReportAsync_RichLoad_WritesTheCsvOfTheSnapshot(ReportLanguage language)
    {
        var name = Snapshot.FullName();
        var written = await WrittenAsync(language);

        Snapshot.Match(Encoding.UTF8.GetString(written[FileReporter.CsvSuffix]), name);
    }

    [Test]
    public async Task ReportAsync_RichLoad_WritesRejectsWithoutTheKey()
    {
        var written = await WrittenAsync(ReportLanguage.French);

        using var rejects = JsonDocument.Parse(written[FileReporter.RejectsSuffix]);
        Assert.That(rejects.RootElement.GetProperty("apiKey").GetString(), Is.EqualTo("REPLACE-WITH-YOUR-KEY"));
        Assert.That(rejects.RootElement.GetProperty("properties").GetArrayLength(), Is.EqualTo(2));
        Assert.That(rejects.RootElement.GetProperty("transactions").GetArrayLength(), Is.EqualTo(2));
        Assert.That(rejects.RootElement.TryGetProperty("declarants", out _), Is.False);
    }

    [Test]
    public async Task ReportAsync_AnyFile_NeverHoldsTheKey()
    {
        var written = await WrittenAsync(ReportLanguage.French);

        foreach (var (suffix, content) in written)
        {
            Assert.That(Encoding.UTF8.GetString(content), Does.Not.Contain(SampleLoad.Key).And.Not.Contain("CANARY"), suffix);
        }
    }

    [Test]
    public async Task ReportAsync_NoFinding_WritesJsonAndPageAlone()
    {
        var file = new ReportedFileFake("{}"u8.ToArray());

        await new FileReporter(new CataloguesFake()).ReportAsync(SampleReports.Empty, file);

        Assert.That(file.Written.Keys, Is.EquivalentTo(new[] { FileReporter.JsonSuffix, FileReporter.HtmlSuffix }));
        Assert.That(file.Reads, Is.Empty);
    }

    [Test]
    public async Task ReportAsync_FileThatCannotBeRead_StillWritesTheReports()
    {
        var file = new ReportedFileFake([]) { ReadFailure = new SourceUnavailableException("away") };

        await new FileReporter(new CataloguesFake()).ReportAsync(SampleLoad.Report(ReportLanguage.French), file);

        Assert.That(file.Written.Keys, Is.EquivalentTo(new[] { FileReporter.JsonSuffix, FileReporter.CsvSuffix, FileReporter.HtmlSuffix }));
    }

    [Test]
    public void Name_OfTheReporter_IsStable() => Assert.That(new FileReporter(new CataloguesFake()).Name, Is.EqualTo("files"));

    private static async Task<Dictionary<string, byte[]>> WrittenAsync(ReportLanguage language)
    {
        var file = SampleLoad.File();
        await new FileReporter(new CataloguesFake()).ReportAsync(SampleLoad.Report(language), file);
        if (Environment.GetEnvironmentVariable("QLOWER_WRITE_SAMPLE_REPORTS") is { Length: > 0 } folder)
        {
            foreach (var (suffix, content) in file.Written)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, language + suffix), content);
            }
        }

        return file.Written;
    }

    [GeneratedRegex("sha256-[^']+")]
    private static partial Regex Hash();
}
