using Azur.RulePack;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Model;
using Qlower.Loaders.Testing.RulePacks;
using Qlower.Loaders.Tests.Composition;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>The sample pack, found as a host finds it.</summary>
public sealed class AzurRulePackTests
{
    private static readonly RulePackHarness Harness = new(typeof(AzurRulePack)) { Now = new DateTimeOffset(2025, 6, 15, 9, 0, 0, TimeSpan.Zero) };

    [Test]
    public void Packs_Azur_IsSoundAndComplete()
    {
        var pack = Harness.Describe();

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
    [TestCase("REF 12", "12.50", "2025-06-15", "CHARGES", "AZUR2001 Error /transactions/0/ref")]
    [TestCase("AZ-2024-00123", "0", "2025-06-15", "LOYER", "AZUR2002 Error /transactions/0/amt")]
    [TestCase("AZ-2024-00123", "1", "2014-12-31", "CHARGES", "AZUR2003 Error /transactions/0/reqdExctnDt")]
    [TestCase("AZ-2024-00123", "1", "2025-06-16", "CHARGES", "AZUR2004 Error /transactions/0/reqdExctnDt")]
    [TestCase("AZ-2024-00123", "-800", "2025-06-01", " loyer ", "AZUR2005 Warning /transactions/0/amt")]
    [TestCase("VIR SEPA INST RECU DE PRLV CB CHQ AZ-2024-00123", "1", "2025-06-15", "CHARGES", "AZUR1002 Error /transactions/0/ref")]
    public async Task Check_Transaction_ReportsItsRule(string reference, string amount, string date, string purpose, string expected)
    {
        var result = await Harness.CheckRecordAsync(RecordModel.Transactions, TransactionOf(reference, amount, date, purpose));

        Assert.That(string.Join('\n', result.Findings), Is.EqualTo(expected));
        Assert.That(result.Integrated, Has.Count.EqualTo(expected.Contains("Error", StringComparison.Ordinal) ? 0 : 1));
        Assert.That(result.Findings.Select(finding => finding.Finding.Message), Has.All.Null, "texts come from the pack's list");
    }

    [Test]
    public async Task Check_Reference_HasItsTextsInBothLanguages()
    {
        var finding = (await Harness.CheckRecordAsync(RecordModel.Transactions, TransactionOf("REF 12", "1", "2025-06-15", "CHARGES"))).Findings.Single();

        Assert.That(finding.French, Is.EqualTo("La référence REF 12 n'a pas la forme AZ-2024-00123."));
        Assert.That(finding.English, Is.EqualTo("The reference REF 12 does not have the form AZ-2024-00123."));
    }

    [Test]
    public async Task Check_Property_OnlyWarns()
    {
        var result = await Harness.CheckRecordAsync(
            RecordModel.Properties,
            """
            {"id": "p", "description": "Studio", "streetName": "rue X", "townName": "Paris", "postCode": "75001", "ctry": "FR", "lastName": "D",
             "firstName": "Z", "email": "z@example.fr", "acquisitionDate": "1999-01-01", "constructionDate": "2001-01-01", "taxRegime": 5}
            """);
        var erasure = await Harness.CheckRecordAsync(RecordModel.Properties, """{"id": "p", "remove": "R"}""");

        Assert.That(result.Findings.Select(finding => (finding.Code, finding.Severity)), Is.EquivalentTo(new[]
        {
            ("AZUR2101", FindingSeverity.Warning), ("AZUR2102", FindingSeverity.Warning),
        }));
        Assert.That(result.Findings.Single(finding => finding.Code == "AZUR2102").Finding.Expected, Is.EqualTo("2001-01-01"));
        Assert.That(result.Integrated.Single().ToString(), Is.EqualTo("properties p"));
        Assert.That(erasure.Findings.Select(finding => finding.Code), Has.None.StartsWith("AZUR"));
        Assert.That(erasure.Records.Single().IsErasure, Is.True);
    }

    [TestCase("IS", "AZUR2201 Error /declarants/0/sirenId")]
    [TestCase("IR", "")]
    public async Task Check_Declarant_NeedsASirenUnderCorporateTax(string regime, string expected)
    {
        var result = await Harness.CheckRecordAsync(RecordModel.Declarants, DeclarantOf(regime, "SCI"));

        Assert.That(string.Join('\n', result.Findings), Is.EqualTo(expected));
    }

    [Test]
    public async Task Check_Reference_LosesTheBanksWordsAndIsExplained()
    {
        var result = await Harness.CheckRecordAsync(
            RecordModel.Transactions, TransactionOf("VIR SEPA RECU /az-2024-00123", "12.50", "2025-06-15", "CHARGES"));

        var record = result.Integrated.Single();
        Assert.That(((Transaction)record.Record!).Reference, Is.EqualTo("AZ-2024-00123"));
        Assert.That(record.Changes.Single(change => change.Member == nameof(Transaction.Reference)).Before, Is.EqualTo("VIR SEPA RECU /az-2024-00123"));
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

    private static string TransactionOf(string reference, string amount, string date, string purpose) =>
        $$"""{"id": "t", "reqdExctnDt": "{{date}}", "id-prty": "P-1", "amt": {{amount}}, "ref": "{{reference}}", "purpose": "{{purpose}}"}""";

    private static string DeclarantOf(string regime, string name) =>
        $$"""
        {"id": "d", "legalStatusId": "1000", "taxRegimeAggregation": "{{regime}}", "corporateName": "{{name}}", "address": "1 rue X",
         "townName": "Nice", "postCode": "06000"}
        """;
}
