using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.RulePacks;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Warnings of the core's transformation are true of the record that is integrated, whatever the pack's transformers do.</summary>
[TestFixture]
internal sealed class CoreWarningTests
{
    private static readonly string File = LoaderFixture.Load(
        Samples.Properties(Property("P-1", "06 12 34 56 78"), Property("P-2", "12345678"), Property("P-3", "00"), Property("P-4", "1234"))
        + "," + Samples.Transactions(Transaction("T-1", "LOYER"), Transaction("T-2", "EAU"), Transaction("T-3", "DIVERS")));

    [TestCase(false)]
    [TestCase(true)]
    public async Task Load_PackSetsTheValue_WarnsOnlyOfWhatRemains(bool isDurable)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-");
        await using (var loaders = Loaders(isDurable ? folder : null, typeof(PackSamples.CategoryTransformer), typeof(PackSamples.PhoneTransformer)))
        {
            var outcome = await loaders.LoadAsync(File);

            Assert.That(Warnings(outcome), Is.EquivalentTo(new[] { $"{RuleCodes.UnmappedPurpose} T-3", $"{RuleCodes.NotNormalised} P-4" }));
            Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Load_PackWithoutTransformers_WarnsOfEverything()
    {
        await using var loaders = Loaders(null);

        var outcome = await loaders.LoadAsync(File);

        Assert.That(Warnings(outcome), Is.EquivalentTo(new[]
        {
            $"{RuleCodes.UnmappedPurpose} T-2", $"{RuleCodes.UnmappedPurpose} T-3", $"{RuleCodes.NotNormalised} P-2", $"{RuleCodes.NotNormalised} P-3", $"{RuleCodes.NotNormalised} P-4",
        }));
    }

    [Test]
    public async Task Load_PackRejectsTheRecord_DoesNotSayThatItIsLoadedWithoutACategory()
    {
        await using var loaders = Loaders(null, typeof(PackSamples.RejectingTransformer), typeof(PackSamples.PhoneTransformer));

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Codes, Has.None.EqualTo(RuleCodes.UnmappedPurpose).And.Exactly(3).EqualTo(RuleCodes.PackRule));
    }

    private static LoaderFixture Loaders(DirectoryInfo? store, params Type[] classes) => new(builder =>
    {
        builder.AddPack("Azur.RulePack", [typeof(PackSamples.Pack), .. classes]);
        if (store is not null)
        {
            builder.UseSqlite(Path.Combine(store.FullName, "loaders.db"));
        }
    });

    private static IEnumerable<string> Warnings(LoadOutcome outcome) =>
        outcome.Findings.Where(finding => finding.Code is RuleCodes.UnmappedPurpose or RuleCodes.NotNormalised).Select(finding => $"{finding.Code} {finding.ExternalId}");

    private static string Property(string id, string phone) =>
        Samples.Property.Replace("P-1", id, StringComparison.Ordinal).Replace("06 12 34 56 78", phone, StringComparison.Ordinal);

    private static string Transaction(string id, string purpose) =>
        $$"""{"id":"{{id}}","reqdExctnDt":"2026-01-31","id-prty":"P-1","amt":-12.50,"ref":"Loyer janvier","purpose":"{{purpose}}"}""";
}
