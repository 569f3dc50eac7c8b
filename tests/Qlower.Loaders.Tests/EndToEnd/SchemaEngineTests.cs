using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Rules;
using Qlower.Loaders.Testing.Fakes;
using Qlower.Loaders.Tests.RulePacks;
using Qlower.Loaders.Tests.Schemas;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Loads of a partner whose overlay is judged by an engine that the host plugged in.</summary>
[TestFixture]
internal sealed class SchemaEngineTests
{
    private const string ShortReferences = """
        {
          "x-engine": "njsonschema",
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$defs": {
            "transactions": {
              "allOf": [{"required": ["purpose"], "x-rule": "AZUR1001"}],
              "properties": {
                "ref": {"type": "string", "maxLength": 10, "x-rule": "AZUR1002"},
                "lines": {"x-own": true, "items": {"properties": {"unit": {"enum": ["m2", "h"]}}}}
              }
            }
          }
        }
        """;

    private static string Scripted => """{"x-engine": "scripted", "$schema": "urn:azur", "$defs": {"transactions": {"x-azur": true}}}""";

    [Test]
    public async Task Load_RecordsViolateAForeignSchema_AreReportedWithTheirPlaceAndTheOthersLoad()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddSchemaEngine<NJsonSchemaEngine>().AddPack<RulePacks.Samples.AzurPack>(ShortReferences));
        var file = File(
            Transaction(1, "\"ref\": \"court\", \"purpose\": \"x\""),
            Transaction(2, "\"ref\":\n  \"été beaucoup trop long\", \"purpose\": \"x\""),
            Transaction(3, "\"ref\": \"court\""),
            Transaction(4, "\"ref\": \"court\", \"purpose\": \"é\", \"lines\": [{\"unit\": \"h\"}, {\"unit\": \"km\"}]"),
            Transaction(5, "\"ref\": \"court\", \"purpose\": \"x\""));

        var outcome = await loaders.LoadAsync(file);

        Assert.That(
            outcome.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(Describe),
            Is.EquivalentTo(new[]
            {
                $"AZUR1002 T-2 /transactions/1/ref {PlaceOf(file, "\"été beaucoup")} ref [10] [été beaucoup trop long]",
                $"AZUR1001 T-3 /transactions/2 {PlaceOf(file, "{\"id\":\"T-3\"")} purpose [PropertyRequired] []",
                $"QLW1003 T-4 /transactions/3/lines/1/unit {PlaceOf(file, "\"km\"")} unit [NotInEnumeration] [km]",
            }));
        Assert.That((outcome.Load.Status, outcome.Load.IsFaulted), Is.EqualTo((LoadStatus.PartialSuccess, false)));
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(5, 2, 0, 3)));
    }

    [Test]
    public async Task Load_CoreEngineThroughTheSeam_FindsWhatItFindsCompiledIn()
    {
        var overlay = ShortReferences.Replace("\"x-engine\": \"njsonschema\",", "", StringComparison.Ordinal)
            .Replace("http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2020-12/schema", StringComparison.Ordinal);
        var file = File(Transaction(1, "\"ref\":\n \"beaucoup trop long\""), Transaction(2, "\"ref\": \"court\", \"purpose\": \"x\", \"lines\": [{\"unit\": \"km\"}]"));
        await using var compiledIn = new LoaderFixture(builder => builder.AddPack<RulePacks.Samples.AzurPack>(overlay));
        await using var through = new LoaderFixture(builder => builder.AddPack<RulePacks.Samples.AzurPack>(
            ShortReferences.Replace("njsonschema", "qlower", StringComparison.Ordinal)));

        var expected = await compiledIn.LoadAsync(file);
        var outcome = await through.LoadAsync(file);

        Assert.That(expected.Findings.Count(finding => finding.Severity == FindingSeverity.Error), Is.EqualTo(3));
        Assert.That(outcome.Findings.Select(Describe), Is.EquivalentTo(expected.Findings.Select(Describe)));
        Assert.That(outcome.Totals, Is.EqualTo(expected.Totals));
    }

    [Test]
    public async Task Load_EngineThrows_IsAFaultOfThatRecordAlone()
    {
        var reporter = new CollectingReporter();
        var engine = new ScriptedEngine((record, _) => record.Contains("T-2", StringComparison.Ordinal) ? throw new InvalidOperationException("defect") : []);
        await using var loaders = Loaders(engine, builder =>
        {
            builder.Services.AddSingleton(reporter);
            builder.AddAlertReporter<CollectingReporter>();
        });

        var outcome = await loaders.LoadAsync(File(Transaction(1), Transaction(2), Transaction(3)));

        var fault = outcome.Findings.Single(finding => finding.Severity == FindingSeverity.Error);
        Assert.That((fault.Code, fault.ExternalId, fault.IsFault, fault.Expected), Is.EqualTo((RuleCodes.RuleFault, "T-2", true, new RuleIdentity("scripted", null).Reference)));
        Assert.That(outcome.Load.IsFaulted, Is.True);
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(3, 2, 0, 1)));
        Assert.That(reporter.Alerts, Is.Not.Empty);
        Assert.That(loaders.Log.Entries.Count(entry => entry.Text.StartsWith("SchemaEngineFault: Schema engine scripted failed on 1 record(s)", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Load_EngineAnswersWithNothing_IsAFault()
    {
        await using var loaders = Loaders(new ScriptedEngine((record, _) => record.Contains("T-1", StringComparison.Ordinal) ? null! : [null!]));

        var outcome = await loaders.LoadAsync(File(Transaction(1), Transaction(2)));

        Assert.That(outcome.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Code), Is.EqualTo(new[] { RuleCodes.RuleFault, RuleCodes.RuleFault }));
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(2, 0, 0, 2)));
    }

    [Test]
    public async Task Load_EngineHangs_GivesItUpAfterThreeRecordsAndLosesNone()
    {
        using var end = new ManualResetEventSlim();
        LoaderFixture? fixture = null;
        var engine = new ScriptedEngine((_, _) =>
        {
            // Deaf to its token, as an engine deep in a regular expression is.
            fixture!.Time.Advance(TimeSpan.FromSeconds(2));
            end.Wait(CancellationToken.None);
            return [];
        });
        await using var loaders = fixture = Loaders(engine, options: options => options.SchemaEngineTimeout = TimeSpan.FromSeconds(1));

        var outcome = await loaders.LoadAsync(File([.. Enumerable.Range(1, 5).Select(number => Transaction(number))]));
        end.Set();

        Assert.That(engine.Calls, Is.EqualTo(3));
        Assert.That(loaders.Log.Entries.Where(entry => entry.Text.StartsWith("SchemaEngineFault", StringComparison.Ordinal)).Select(entry => entry.Text).ToArray(),
            Has.Length.EqualTo(1).And.Some.Contains("failed on 5 record(s)"));
        Assert.That(outcome.Findings.Count(finding => finding is { Code: RuleCodes.RuleFault, IsFault: true }), Is.EqualTo(5));
        Assert.That((outcome.Load.State, outcome.Load.IsFaulted), Is.EqualTo((LoadState.Closed, true)));
        Assert.That(outcome.Of(RecordModel.Transactions), Is.EqualTo(new LoadCounts(5, 0, 0, 5)));
        Assert.That(outcome.Of(RecordModel.Properties).Integrated, Is.EqualTo(1));
    }

    [TestCase("/lines/0/unit/x", "/lines/0/unit", "\"h\"", "unit")]
    [TestCase("/lines/7", "/lines", "[{\"unit\"", "lines")]
    [TestCase("/lines/0/missing", "/lines/0", "{\"unit\"", "missing")]
    [TestCase("/nowhere/at/all", "", "{\"id\":\"T-1\"", "nowhere")]
    [TestCase("nonsense", "", "{\"id\":\"T-1\"", null)]
    [TestCase(null, "", "{\"id\":\"T-1\"", null)]
    public async Task Load_EngineReportsAPlaceThatIsNotThere_ShowsTheNearestOne(string? pointer, string expected, string value, string? field)
    {
        await using var loaders = Loaders(new ScriptedEngine((_, _) => [new SchemaViolation { InstancePointer = pointer! }]));
        var file = File(Transaction(1, "\"ref\": \"é\",\n \"lines\": [{\"unit\": \"h\"}]"));

        var outcome = await loaders.LoadAsync(file);

        var finding = outcome.Findings.Single(finding => finding.Severity == FindingSeverity.Error);
        Assert.That(
            $"{finding.Code} {finding.Pointer} {finding.Line}:{finding.Column} {finding.Field}",
            Is.EqualTo($"{RuleCodes.SchemaRule} /transactions/0{expected} {PlaceOf(file, value)} {field}"));
    }

    [Test]
    public async Task Load_EngineFindsVeryMuch_KeepsSomeAndCountsAll()
    {
        var reporter = new CollectingReporter();
        await using var loaders = Loaders(
            new ScriptedEngine((_, _) => [.. Enumerable.Range(0, 1_000).Select(i => new SchemaViolation { InstancePointer = $"/x{i / 2}", Expected = new string('x', 5_000) })]),
            builder =>
            {
                builder.Services.AddSingleton(reporter);
                builder.AddReporter<CollectingReporter>();
            },
            options => options.MaxFindingsPerRule = 10);

        await loaders.LoadAsync(File(Transaction(1), Transaction(2)));

        var report = reporter.Reports.Single();
        var findings = await report.Findings.ToListAsync();
        Assert.That(findings.Count(finding => finding.Code == RuleCodes.SchemaRule), Is.EqualTo(10));
        Assert.That(findings.Max(finding => finding.Expected?.Length), Is.EqualTo(200));
        Assert.That(report.FindingCounts.Single(count => count.Code == RuleCodes.SchemaRule).Count, Is.EqualTo(1_000), "the same rule at the same place counts once");
        Assert.That(findings.Select(finding => finding.Code), Has.Some.EqualTo(RuleCodes.FindingsCapped));
    }

    [Test]
    public async Task Load_EngineGivesAdvice_WarnsAndLoads()
    {
        await using var loaders = Loaders(new ScriptedEngine((_, _) => [new SchemaViolation { InstancePointer = "/ref", Keyword = "pattern", IsAdvice = true }]));

        var outcome = await loaders.LoadAsync(File(Transaction(1, "\"ref\": \"a\"")));

        Assert.That(outcome.Findings.Single(finding => finding.Code == RuleCodes.WrongForm).Severity, Is.EqualTo(FindingSeverity.Warning));
        Assert.That(outcome.Of(RecordModel.Transactions).Integrated, Is.EqualTo(1));
    }

    [Test]
    public async Task Load_EngineReportsASecret_ShowsNothingOfIt()
    {
        await using var loaders = Loaders(new ScriptedEngine((_, _) => [new SchemaViolation { InstancePointer = "/apiKey/0", Property = LoaderFixture.Key, Expected = $"not {LoaderFixture.Key}" }]));

        var outcome = await loaders.LoadAsync(File(Transaction(1, $"\"ref\": \"x\", \"apiKey\": [\"{LoaderFixture.Key}\"]")));

        var finding = outcome.Findings.Single(finding => finding.Code == RuleCodes.SchemaRule);
        Assert.That((finding.Pointer, finding.Field, finding.Expected, finding.Actual), Is.EqualTo(("/transactions/0/apiKey", "apiKey", (string?)null, (string?)null)));
    }

    [Test]
    public async Task Load_NestedRecords_AreJudgedOneByOneWithTheirPlaces()
    {
        var overlay = """{"x-engine": "scripted", "$defs": {"declarants": {}, "properties": {}}}""";
        var records = new List<string>();
        await using var loaders = new LoaderFixture(builder =>
        {
            builder.Services.AddSingleton<ISchemaEngine>(new ScriptedEngine((record, _) =>
            {
                records.Add(record);
                return record.Contains("D-1", StringComparison.Ordinal) ? [new SchemaViolation { InstancePointer = "/associates/0" }] : [];
            }));
            builder.AddPack<RulePacks.Samples.AzurPack>(overlay);
        });
        var file = LoaderFixture.Load($"\"declarants\": [{Samples.Declarant}]");

        var outcome = await loaders.LoadAsync(file);

        Assert.That(records, Has.Count.EqualTo(2));
        Assert.That(records[0], Does.Contain("D-1").And.Contains("\"properties\":[]").And.Contains("\"associates\":[]"));
        Assert.That(records[1], Does.Contain("P-9").And.Contains("\"documents\":[]"));
        var finding = outcome.Findings.Single(finding => finding.Code == RuleCodes.SchemaRule);
        Assert.That($"{finding.Pointer} {finding.Line}:{finding.Column}", Is.EqualTo($"/declarants/0/associates {PlaceOf(file, "[{\"id\":\"A-1\"")}"));
        Assert.That(outcome.Of(RecordModel.Properties).Rejected, Is.EqualTo(1), "its declarant is rejected");
    }

    [Test]
    public async Task Load_RecordDoesNotMeetTheFormat_IsNotHandedToTheEngine()
    {
        var engine = new ScriptedEngine((_, _) => []);
        await using var loaders = Loaders(engine);

        await loaders.LoadAsync(File(Transaction(1), Transaction(2).Replace("\"amt\":-12.50", "\"amt\":true", StringComparison.Ordinal)));

        Assert.That(engine.Calls, Is.EqualTo(1));
        Assert.That(engine.Schema, Is.EqualTo("""{"$schema":"urn:azur","x-azur":true}"""));
    }

    [Test]
    public async Task Load_RecordDoesNotMeetItsSchema_GoesNoFurther()
    {
        await using var loaders = Loaders(Refusing("T-2"), builder => builder.AddValidator<ThrowingValidator>());

        var outcome = await loaders.LoadAsync(File(Transaction(1), Transaction(2)));

        Assert.That(outcome.Findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Code), Is.EqualTo(new[] { RuleCodes.SchemaRule }));
        Assert.That(outcome.Load.IsFaulted, Is.False, "the validator that throws on it was not asked");
    }

    [Test]
    public async Task Load_AllOrNothing_OneViolationRefusesTheFile()
    {
        await using var loaders = new LoaderFixture(
            builder =>
            {
                builder.Services.AddSingleton<ISchemaEngine>(Refusing("T-2"));
                builder.AddPack<RulePacks.Samples.AzurPack>(Scripted);
            },
            partner => partner.Policy = LoadPolicy.AllOrNothing);

        var outcome = await loaders.LoadAsync(File(Transaction(1), Transaction(2)));

        Assert.That(outcome.Codes, Is.SupersetOf(new[] { RuleCodes.SchemaRule, RuleCodes.RefusedAsAWhole }));
        Assert.That((outcome.Totals.Integrated, outcome.Totals.Rejected), Is.EqualTo((0, 3)));
    }

    private static ScriptedEngine Refusing(string id) =>
        new((record, _) => record.Contains(id, StringComparison.Ordinal) ? [new SchemaViolation { InstancePointer = "" }] : []);

    private static LoaderFixture Loaders(ScriptedEngine engine, Action<IQlowerLoadersBuilder>? compose = null, Action<QlowerLoadersOptions>? options = null) => new(
        builder =>
        {
            builder.Services.AddSingleton<ISchemaEngine>(engine);
            builder.AddPack<RulePacks.Samples.AzurPack>(Scripted);
            compose?.Invoke(builder);
        },
        options: options);

    private static string File(params string[] transactions) =>
        LoaderFixture.Load(Samples.Properties(Samples.Property) + ",\n" + Samples.Transactions(transactions));

    private static string Transaction(int number, string members = "\"ref\": \"court\"") =>
        $$"""{"id":"T-{{number}}","reqdExctnDt":"2026-01-31","id-prty":"P-1","amt":-12.50,{{members}}}""";

    private static string Describe(Finding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Code} {finding.ExternalId} {finding.Pointer} {finding.Line}:{finding.Column} {finding.Field} [{finding.Expected}] [{finding.Actual}]");

    private static string PlaceOf(string file, string value)
    {
        var before = file[..file.IndexOf(value, StringComparison.Ordinal)].Split('\n');
        return string.Create(CultureInfo.InvariantCulture, $"{before.Length}:{before[^1].EnumerateRunes().Count() + 1}");
    }
}
