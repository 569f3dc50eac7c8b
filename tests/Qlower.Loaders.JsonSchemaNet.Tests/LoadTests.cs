using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.JsonSchemaNet.Tests;

/// <summary>Whole loads of a partner whose rule pack's overlay names JsonSchema.Net.</summary>
public sealed class LoadTests
{
    private const string Key = "canary-5f2d7c";

    [Test]
    public async Task Load_RecordsViolateTheOverlay_AreReportedWithCodesAndPlaces()
    {
        var report = await LoadAsync(
            Transaction(1, "\"ref\":\"court\",\"purpose\":\"x\""),
            Transaction(2, "\"ref\":\"beaucoup trop long\",\"purpose\":\"x\""),
            Transaction(3, "\"ref\":\"court\""),
            Transaction(4, "\"ref\":\"court\",\"purpose\":\"x\",\"lines\":[{\"unit\":\"h\"},{\"unit\":\"km\"}]"));

        Assert.That(await ErrorsAsync(report), Is.EquivalentTo(new[]
        {
            "AZUR1002 T-2 /transactions/1/ref ref",
            "AZUR1001 T-3 /transactions/2 purpose",
            $"{RuleCodes.UnknownCode} T-4 /transactions/3/lines/1/unit unit",
        }));
        Assert.That((report.Totals.Integrated, report.Totals.Rejected), Is.EqualTo((2, 3)));
    }

    [Test]
    public async Task Load_ValueOnWhichAPatternHangs_IsAFaultOfThatRecordAlone()
    {
        var report = await LoadAsync(
            Transaction(1, $"\"ref\":\"a\",\"purpose\":\"x\",\"label\":\"{new string('a', 60)}!\""),
            Transaction(2, "\"ref\":\"a\",\"purpose\":\"x\""));

        var fault = await report.Findings.SingleAsync(finding => finding.Severity == FindingSeverity.Error);
        Assert.That((fault.Code, fault.ExternalId, fault.IsFault, fault.Expected), Is.EqualTo((RuleCodes.RuleFault, "T-1", true, "F-66FB0A7D")));
        Assert.That((report.Totals.Integrated, report.Totals.Rejected), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Load_DeepAndWideRecords_GiveFindingsAndNoCrash()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 50)) + string.Concat(Enumerable.Repeat("]", 50));
        var wide = "[" + string.Join(',', Enumerable.Repeat("{\"unit\":\"km\"}", 20_000)) + "]";

        var report = await LoadAsync(
            Transaction(1, $"\"ref\":\"a\",\"purpose\":\"x\",\"lines\":{deep}"),
            Transaction(2, $"\"ref\":\"a\",\"purpose\":\"x\",\"lines\":{wide}"),
            Transaction(3, "\"ref\":\"a\",\"purpose\":\"x\""));

        Assert.That(report.FindingCounts.Single(count => count.Code == RuleCodes.UnknownCode).Count, Is.EqualTo(20_000));
        Assert.That((report.Totals.Integrated, report.Totals.Rejected), Is.EqualTo((3, 1)));
    }

    private static async Task<LoadReport> LoadAsync(params string[] transactions)
    {
        var root = Directory.CreateTempSubdirectory("loaders-").FullName;
        try
        {
            var reports = new ReportCollector();
            var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            services.AddQlowerLoaders(options => options.Attempts = 1)
                .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))))
                .UseInMemoryStore()
                .AddFolderSource("folder", folder =>
                {
                    folder.Root = root;
                    folder.StableFor = TimeSpan.Zero;
                })
                .AddRulePacks(typeof(AzurPack).Assembly)
                .AddJsonSchemaNet()
                .AddReporter<ReportCollector>();
            services.AddSingleton(reports);
            await using var provider = services.BuildServiceProvider(validateScopes: true);
            var path = Path.Combine(root, "inbox", "azur", "file.json");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, Document(transactions));
            File.SetLastWriteTimeUtc(path, new DateTime(2024, 11, 20, 0, 0, 0, DateTimeKind.Utc));

            await provider.GetRequiredService<IFileReceiver>().ScanAsync();
            while (await provider.GetRequiredService<ILoadProcessor>().ProcessNextAsync() is not null)
            {
            }

            return reports.Reports.Single();
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static ValueTask<string[]> ErrorsAsync(LoadReport report) => report.Findings
        .Where(finding => finding.Severity == FindingSeverity.Error)
        .Select(finding => $"{finding.Code} {finding.ExternalId} {finding.Pointer} {finding.Field}")
        .ToArrayAsync();

    private static string Document(string[] transactions) => $$"""
        {"inigPtynm":"azur","apiKey":"{{Key}}","creDtTm":"2024-11-20T10:00:00","versionId":"2.0",
        "properties":[{"id":"P-1","description":"Studio","streetName":"rue de la Mer","townName":"Nice","postCode":"06000","ctry":"FR","lastName":"Durand","firstName":"Zoe","email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":"5"}],
        "transactions":[{{string.Join(",\n", transactions)}}]}
        """;

    private static string Transaction(int number, string members) =>
        $$"""{"id":"T-{{number}}","reqdExctnDt":"2024-01-31","id-prty":"P-1","amt":-12.50,{{members}}}""";
}
