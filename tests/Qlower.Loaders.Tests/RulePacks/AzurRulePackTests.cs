using Azur.RulePack;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Format;
using Qlower.Loaders.Model;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>The sample pack, found as a host finds it.</summary>
public sealed class AzurRulePackTests
{
    private static readonly LoadContext Load = new()
    {
        LoadId = "load",
        Partner = "azur",
        FileName = "azur.json",
        Header = new LoadHeader { Partner = "azur", CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
        ReceivedAt = new DateTimeOffset(2025, 6, 15, 9, 0, 0, TimeSpan.Zero),
    };

    [Test]
    public void Packs_Azur_IsSoundAndComplete()
    {
        using var provider = Compose();

        var pack = provider.GetRequiredService<IRulePackCatalogue>().Packs.Single();

        Assert.That(pack.Problems.Concat(pack.Notes), Is.Empty);
        Assert.That(pack.ToString(), Is.EqualTo("Azur.RulePack 1.0.0 for azur"));
        Assert.That(pack.Validators, Has.Count.EqualTo(3));
        Assert.That(pack.Transformers, Has.Count.EqualTo(1));
        Assert.That(pack.OverlayModels, Is.EqualTo(new[] { RecordModel.Transactions }));
        Assert.That(pack.Rules.Select(rule => rule.Message.French).Concat(pack.Rules.Select(rule => rule.Message.English)), Is.Not.Empty.And.All.Not.Empty);
        Assert.That(pack.Categories, Is.GreaterThan(10));
    }

    [TestCase("AZ-2024-00123", "12.50", "2025-06-15", "CHARGES", "")]
    [TestCase("VIR SEPA AZ-2024-00123", "-12.50", "2015-01-01", "CHARGES", "")]
    [TestCase("REF 12", "12.50", "2025-06-15", "CHARGES", "AZUR2001 Error ref")]
    [TestCase("AZ-2024-00123", "0", "2025-06-15", "LOYER", "AZUR2002 Error amt")]
    [TestCase("AZ-2024-00123", "1", "2014-12-31", null, "AZUR2003 Error reqdExctnDt")]
    [TestCase("AZ-2024-00123", "1", "2025-06-16", null, "AZUR2004 Error reqdExctnDt")]
    [TestCase("AZ-2024-00123", "-800", "2025-06-01", " loyer ", "AZUR2005 Warning amt")]
    public async Task Validate_Transaction_ReportsItsRule(string reference, string amount, string date, string? purpose, string expected)
    {
        var findings = await Findings(new TransactionRecord
        {
            Id = "t",
            Reference = reference,
            Amount = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture),
            ExecutionDate = DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Purpose = purpose,
        });

        Assert.That(string.Join('\n', findings.Select(finding => $"{finding.Code} {finding.Severity} {finding.Member}")), Is.EqualTo(expected));
        Assert.That(findings.Select(finding => finding.Message), Has.All.Null, "texts come from the pack's list");
    }

    [Test]
    public async Task Validate_Property_OnlyWarns()
    {
        var findings = await Findings(new PropertyRecord
        {
            Id = "p",
            PostCode = "75001",
            AcquisitionDate = new DateOnly(1999, 1, 1),
            ConstructionDate = new DateOnly(2001, 1, 1),
        });

        Assert.That(findings.Select(finding => (finding.Code, finding.Severity)), Is.EquivalentTo(new[]
        {
            ("AZUR2101", FindingSeverity.Warning), ("AZUR2102", FindingSeverity.Warning),
        }));
        Assert.That(findings.Single(finding => finding.Code == "AZUR2102").Expected, Is.EqualTo("2001-01-01"));
        Assert.That(await Findings(new PropertyRecord { Id = "p", Remove = "R" }), Is.Empty);
    }

    [Test]
    public async Task Validate_Declarant_NeedsASirenUnderCorporateTax()
    {
        var finding = (await Findings(new DeclarantRecord { Id = "d", TaxRegimeAggregation = "IS", CorporateName = "SCI" })).Single();

        Assert.That((finding.Code, finding.Member), Is.EqualTo(("AZUR2201", "sirenId")));
        Assert.That(await Findings(new DeclarantRecord { Id = "d", TaxRegimeAggregation = "IR" }), Is.Empty);
    }

    [Test]
    public async Task Transform_Reference_LosesTheBanksWordsAndIsExplained()
    {
        await using var provider = Compose();
        await using var scope = provider.CreateAsyncScope();
        var sent = new TransactionRecord { Id = "t", Reference = "VIR SEPA RECU /az-2024-00123" };
        var context = new TransformationContext(sent, new Transaction { ExternalId = "t", Reference = sent.Reference }, Load);

        await scope.Pipeline("azur").Transformers.Single(transformer => transformer is AzurReferenceTransformer).TransformAsync(context);

        Assert.That(((Transaction)context.Result).Reference, Is.EqualTo("AZ-2024-00123"));
        Assert.That(context.Changes.Single().Before, Is.EqualTo("VIR SEPA RECU /az-2024-00123"));
    }

    [Test]
    public void Packs_AzurFromAFolder_IsTheSame()
    {
        var folder = Directory.CreateTempSubdirectory("qlower-azur-");
        try
        {
            var target = folder.CreateSubdirectory("Azur.RulePack").FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rule-packs", "Azur.RulePack")))
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }

            using var provider = TestHost.Build(builder => builder.AddKnown("azur").AddRulePackFolder(folder.FullName));

            Assert.That(provider.GetRequiredService<IRulePackCatalogue>().Packs.Single().ToString(), Is.EqualTo("Azur.RulePack 1.0.0 for azur"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ServiceProvider Compose() =>
        TestHost.Build(builder => builder.AddKnown("azur").AddRulePacks(typeof(AzurRulePack).Assembly, typeof(AzurRulePack).Assembly));

    private static async Task<IReadOnlyList<RecordFinding>> Findings(IFormatRecord record)
    {
        await using var provider = Compose();
        await using var scope = provider.CreateAsyncScope();
        var context = new RecordContext(record, Load);
        foreach (var validator in scope.Pipeline("azur").Validators.Where(validator => validator.Handles(record.Model)))
        {
            await validator.ValidateAsync(context);
        }

        return context.Findings;
    }
}
