using System.Text;
using Azur.RulePack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Testing.Fakes;
using Qlower.Loaders.Testing.RulePacks;
using Qlower.Loaders.Tests.EndToEnd;
using Sections = Qlower.Loaders.Tests.EndToEnd.Samples;

namespace Qlower.Loaders.Tests.RulePacks;

/// <summary>The harness for the authors of rule packs.</summary>
public sealed class RulePackHarnessTests
{
    private const string Transaction = """{"id":"T-1","reqdExctnDt":"2026-01-31","id-prty":"P-1","amt":12.50,"ref":"VIR AZ-2026-00001","purpose":"LOYER"}""";

    private static readonly RulePackHarness Harness = Create();

    [Test]
    public async Task Check_File_ReturnsWhatAHostWouldIntegrate()
    {
        var result = await Harness.CheckAsync(LoaderFixture.Load(Sections.Transactions(Transaction, Transaction) + "," + Sections.Properties(Sections.Property)));

        Assert.That(result.Integrated.Select(record => record.ToString()), Is.EqualTo(new[] { "properties P-1", "transactions T-1" }));
        Assert.That(result.Records.Select(record => record.Outcome), Has.Exactly(1).EqualTo(IntegrationOutcome.Rejected), "the second one of an id");
        Assert.That(result.Findings.Select(finding => finding.ToString()), Is.EqualTo(new[] { $"{RuleCodes.DuplicateId} Error /transactions/1/id" }));
        Assert.That(result.Report.Totals, Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
        Assert.That(result.Report.RulePack, Is.EqualTo("Azur 1.0.0"));
    }

    [Test]
    public async Task Check_FileTwice_StartsFromAnEmptyStore()
    {
        var file = Encoding.UTF8.GetBytes(LoaderFixture.Load(Sections.Properties(Sections.Property)));
        using var stream = new MemoryStream(file);

        var first = await Harness.CheckBytesAsync(file);
        var second = await Harness.CheckStreamAsync(stream);

        Assert.That((first.Status, second.Status), Is.EqualTo((LoadStatus.Success, LoadStatus.Success)));
        Assert.That(second.Integrated, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Check_FileWithAReferenceToNothing_ReportsIt()
    {
        var result = await Harness.CheckAsync(LoaderFixture.Load(Sections.Transactions(Transaction)));

        Assert.That(result.Findings.Single().Code, Is.EqualTo(RuleCodes.UnknownReference));
        Assert.That(result.Records, Is.Empty);
    }

    [TestCase("{", TestName = "Check_FileThatIsCut_IsRefused")]
    [TestCase("""{"inigPtynm": "azur", "creDtTm": "2026-11-20T10:00:00", "versionId": "2.0"}""", TestName = "Check_FileWithoutKey_IsRefused")]
    [TestCase("""{"inigPtynm": "boreal", "apiKey": "k", "creDtTm": "2026-11-20T10:00:00", "versionId": "2.0"}""", TestName = "Check_FileOfAnotherPartner_IsRefused")]
    public async Task Check_UnusableFile_IsRefused(string file)
    {
        var result = await Harness.CheckAsync(file);

        Assert.That(result.Status, Is.EqualTo(LoadStatus.Error));
        Assert.That(result.Findings, Is.Not.Empty);
    }

    [Test]
    public async Task Check_TextThatARuleWrites_IsInBothLanguages()
    {
        var declarant = Sections.Declarant.Replace("SCI Azur", new string('x', 121), StringComparison.Ordinal);

        var finding = (await Harness.CheckRecordAsync(RecordModel.Declarants, declarant)).Findings.Single(finding => finding.Pointer.EndsWith("corporateName", StringComparison.Ordinal));

        Assert.That(finding.Code, Is.EqualTo("QLW2100"));
        Assert.That(finding.English, Does.Contain("characters"));
        Assert.That(finding.French, Does.Contain("caractères"));
    }

    [Test]
    public async Task Check_RuleThatThrows_ReturnsItsException()
    {
        var harness = Create(builder => builder.AddValidator<ThrowingValidator>());

        var result = await harness.CheckRecordAsync(RecordModel.Transactions, Transaction.Replace("T-1", "T-2", StringComparison.Ordinal));

        Assert.That(result.Faults.Single().Message, Is.EqualTo("defect"));
        Assert.That(result.Findings.Single().Code, Is.EqualTo(RuleCodes.RuleFault));
        Assert.That(result.Report.IsFaulted, Is.True);
    }

    [Test]
    public async Task Check_IntegratorOfTheHostThatFails_Throws()
    {
        var harness = Create(builder => builder.AddIntegrator(_ => new ScriptedIntegrator("down") { IsDown = true }));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => harness.CheckRecordAsync(RecordModel.Transactions, Transaction));

        Assert.That(error!.Message, Does.Contain("down"));
        Assert.That(error.InnerException, Is.Not.Null);
    }

    [Test]
    public async Task Check_AssemblyThatIsNoPack_ThrowsWithEveryProblem()
    {
        var harness = new RulePackHarness(typeof(RulePackHarness));

        var error = await Assert.CatchAsync<OptionsValidationException>(() => harness.CheckAsync("{}"));

        Assert.That(error!.Failures, Has.Some.Contains("No IRulePack found"));
        Assert.That(harness.Describe().Problems, Has.Some.Contains("No IRulePack found"));
    }

    [Test]
    public async Task CheckRecord_Associate_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Harness.CheckRecordAsync(RecordModel.Associates, "{}"));

    private static RulePackHarness Create(Action<IQlowerLoadersBuilder>? configure = null) =>
        new(typeof(AzurRulePack)) { Now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), Configure = configure };
}
