using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Reporting;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Testing.Fakes;
using Qlower.Loaders.Tests.RulePacks;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A rule that throws: one log entry with the count, its class for operators, a reference for the partner.</summary>
[TestFixture]
internal sealed class RuleFaultTests
{
    private const int Records = 3_000;

    private static readonly string Reference = new RuleIdentity(typeof(PackSamples.BrokenRentRules).FullName!, null).Reference;

    [TestCase(false)]
    [TestCase(true)]
    public async Task Load_RuleOfThePackThrowsOn3000Records_LogsOnceAndNamesItToOperatorsAlone(bool isDurable)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-");
        var reporter = new CollectingReporter();
        await using (var loaders = new LoaderFixture(builder =>
        {
            builder.AddPack("Azur.RulePack", [typeof(PackSamples.Pack), typeof(PackSamples.BrokenRentRules)]);
            builder.Services.AddSingleton<IAlertReporter>(reporter);
            if (isDurable)
            {
                builder.UseSqlite(Path.Combine(folder.FullName, "loaders.db"));
            }
        }))
        {
            var outcome = await loaders.LoadAsync(File(Records + 1));

            var entries = loaders.Log.Entries.Where(entry => entry.Text.Contains("No table of rents.", StringComparison.Ordinal)).ToArray();
            Assert.That(entries, Has.Length.EqualTo(1));
            Assert.That(entries[0].Level, Is.EqualTo(LogLevel.Error));
            Assert.That(entries[0].Text, Does.StartWith(
                $"RuleFault: Rule {typeof(PackSamples.BrokenRentRules).FullName} of rule pack Azur 1.0.0 failed on {Records} record(s) of load {outcome.Load.Id} of azur, reference {Reference}."));
            Assert.That(reporter.Alerts.Single().Reason, Is.EqualTo(
                $"These rules failed, on {Records} record(s) in total: {typeof(PackSamples.BrokenRentRules).FullName} of rule pack Azur 1.0.0 ({Reference}). "
                + "The log has the exceptions under their references. Fix the cause, then replay the load."));
            Assert.That(outcome.Findings.Select(finding => (finding.Code, finding.Expected, finding.IsFault)).Distinct(), Is.EqualTo(new[]
            {
                (RuleCodes.AgreedRuleFault, (string?)Reference, true),
            }));
            Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(Records + 1, 1, 0, Records)));
            await AssertReportsAsync(loaders.Root);
        }

        folder.Delete(recursive: true);
    }

    [Test]
    public async Task Load_TwoRulesThrow_LogsEachOnce()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddPack(
            "Azur.RulePack", [typeof(PackSamples.Pack), typeof(PackSamples.BrokenRentRules), typeof(PackSamples.BrokenOwnerTransformer)]));

        await loaders.LoadAsync(File(1));
        await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Samples.Property, Samples.Property.Replace("P-1", "P-2", StringComparison.Ordinal))), "other.json");

        var entries = loaders.Log.Entries.Where(entry => entry.Text.StartsWith("RuleFault", StringComparison.Ordinal)).Select(entry => entry.Text).ToArray();
        Assert.That(entries, Has.Length.EqualTo(2), "one for each load and rule");
        Assert.That(entries[1], Does.Contain("BrokenOwnerTransformer of rule pack Azur 1.0.0 failed on 2 record(s)").And.Contain("No owner."));
    }

    [Test]
    public async Task Load_RuleOfTheHostThrows_IsNotCalledAnAgreedOne()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddValidator<ThrowingValidator>());

        var outcome = await loaders.LoadAsync(File(2));

        Assert.That(outcome.Codes.Distinct(), Is.EqualTo(new[] { RuleCodes.RuleFault }));
        Assert.That(loaders.Log.Entries.Single(entry => entry.Text.StartsWith("RuleFault", StringComparison.Ordinal)).Text,
            Does.StartWith($"RuleFault: Rule {typeof(ThrowingValidator).FullName} failed on 1 record(s)"));
    }

    [Test]
    public void Render_FaultOfAnAgreedRule_GivesTheReferenceAndBlamesNobodyElse()
    {
        var finding = new Finding { Code = RuleCodes.AgreedRuleFault, Severity = FindingSeverity.Error, ExternalId = "T-2", Expected = Reference };
        var catalogue = new RuleCatalogue(CoreRules.All);

        Assert.That(catalogue.Render(finding, ReportLanguage.French), Does.StartWith("Une règle convenue avec vous").And.EndWith($"{Reference}."));
        Assert.That(catalogue.Render(finding, ReportLanguage.English), Does.StartWith("A rule agreed with you").And.EndWith($"{Reference}."));
    }

    private static async Task AssertReportsAsync(string root)
    {
        var reports = Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(FileReporter.JsonSuffix, StringComparison.Ordinal) || path.EndsWith(FileReporter.CsvSuffix, StringComparison.Ordinal)
                || path.EndsWith(FileReporter.HtmlSuffix, StringComparison.Ordinal))
            .ToArray();
        Assert.That(reports, Has.Length.EqualTo(3));
        foreach (var path in reports)
        {
            var text = await System.IO.File.ReadAllTextAsync(path);
            Assert.That(text, Does.Contain(Reference), path);
            Assert.That(text, Does.Not.Contain("BrokenRentRules").And.Not.Contain("Validator").And.Not.Contain("No table of rents"), path);
        }
    }

    private static string File(int transactions) => LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(
        [.. Enumerable.Range(1, transactions).Select(i => Samples.Transaction.Replace("T-1", string.Create(CultureInfo.InvariantCulture, $"T-{i}"), StringComparison.Ordinal))]));
}
