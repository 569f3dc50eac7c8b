using System.Text;
using Qlower.Loaders.Format;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Tests.Reporting;

/// <summary>A load with a bit of everything, as a partner might send it.</summary>
internal static class SampleLoad
{
    public const string Key = "CANARY-7f3a-KEY";

    private const string Text = """
        {
          "inigPtynm": "azur",
          "apiKey": "CANARY-7f3a-KEY",
          "creDtTm": "2026-01-05T09:40:00",
          "versionId": "2.0",
          "declarants": [
            { "id": "D-1", "legalStatusId": "6540", "sirenId": "732829321", "corporateName": "SCI des Érables",
              "address": "4 rue Léon-Blum", "townName": "Nîmes", "postCode": "30000" }
          ],
          "properties": [
            { "id": "P-12", "description": "T3 centre-ville", "streetName": "rue de la Paix", "townName": "Lyon", "postCode": 1000,
              "ctry": "FR", "lastName": "Müller", "firstName": "Zoé", "email": "zoe.muller(at)example.fr",
              "acquisitionDate": "2024-02-30", "taxRegime": 99 },
            { "id": "P-13", "description": "Parking", "streetName": "quai Ouest", "townName": "Lyon", "ctry": "FR", "AcquisitionDate": "2024-01-31" }
          ],
          "transactions": [
            { "id": "T-544", "reqdExctnDt": "2026-01-03", "id-prty": "P-99", "amt": "-1250.40", "ref": "LOYER 01/26" },
            { "id": "T-545", "reqdExctnDt": "2026-01-03", "id-prty": "P-12", "amt": "1 250,40 €", "ref": "<script>alert(1)</script>" }
          ]
        }

        """;

    public static RuleCatalogue Catalogue { get; } = new(CoreRules.All);

    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 1, 5, 9, 46, 28, TimeSpan.Zero).AddTicks(4809390);

    public static ReportedFileFake File()
    {
        var start = Text.IndexOf(Key, StringComparison.Ordinal);
        return new ReportedFileFake(Encoding.UTF8.GetBytes(Text), Part("properties", "{ \"id\": \"P-12\"", "\"2024-01-31\" }\n  ]"), Transactions())
        {
            SecretRanges = [new ByteRange(start - 1, start + Key.Length + 1)],
        };
    }

    public static LoadReport Report(ReportLanguage language) => new()
    {
        LoadId = "0199c1d2e3f4a5b60718293a4b5c6d7e",
        Partner = "azur",
        Language = language,
        FileName = "azur_20260105.json",
        Length = 48_213_907,
        Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        Header = new LoadHeader { Partner = "azur", CreatedAt = At.AddMinutes(-6), Version = "2.0" },
        Status = LoadStatus.PartialSuccess,
        ReceivedAt = At.AddMinutes(-5),
        StartedAt = At.AddSeconds(-134.4),
        EndedAt = At.AddTicks(460380),
        Totals = new LoadCounts(128_405, 127_118, 1_042, 245),
        Models =
        [
            new ModelCounts(RecordModel.Declarants, new LoadCounts(312, 300, 12, 0)),
            new ModelCounts(RecordModel.Properties, new LoadCounts(1_093, 1_051, 30, 12)),
            new ModelCounts(RecordModel.Transactions, new LoadCounts(127_000, 125_767, 1_000, 233)),
        ],
        Integrators =
        [
            new IntegratorCounts("accounting", RecordModel.Transactions, new LoadCounts(126_767, 125_767, 1_000, 0)),
            new IntegratorCounts("rental", RecordModel.Properties, new LoadCounts(1_085, 1_051, 30, 4)),
        ],
        Findings = new ReportFindings([.. Findings()]),
        FindingCounts =
        [
            new FindingCount(RuleCodes.UnknownKey, FindingSeverity.Information, RecordModel.Properties, 1),
            new FindingCount(RuleCodes.RequiredMissing, FindingSeverity.Error, RecordModel.Properties, 4),
            new FindingCount(RuleCodes.MisspeltRequiredKey, FindingSeverity.Error, RecordModel.Properties, 1),
            new FindingCount(RuleCodes.UnknownCode, FindingSeverity.Error, RecordModel.Properties, 1),
            new FindingCount(RuleCodes.InvalidDate, FindingSeverity.Error, RecordModel.Properties, 1),
            new FindingCount(RuleCodes.InvalidEmail, FindingSeverity.Error, RecordModel.Properties, 1),
            new FindingCount(RuleCodes.InvalidDecimal, FindingSeverity.Error, RecordModel.Transactions, 1),
            new FindingCount(RuleCodes.DecimalAsText, FindingSeverity.Warning, RecordModel.Transactions, 18_330),
            new FindingCount(RuleCodes.SirenCheckDigit, FindingSeverity.Warning, RecordModel.Declarants, 1),
            new FindingCount(RuleCodes.UnknownReference, FindingSeverity.Error, RecordModel.Transactions, 231),
            new FindingCount(RuleCodes.RuleFault, FindingSeverity.Error, RecordModel.Transactions, 1),
        ],
        IsFaulted = true,
        RulePack = "Azur 1.2.0",
    };

    private static IEnumerable<Finding> Findings()
    {
        yield return Make(RuleCodes.SirenCheckDigit, "\"732829321\"", RecordModel.Declarants, "D-1", "sirenId", actual: "732829321");
        yield return Make(RuleCodes.InvalidEmail, "\"zoe.muller(at)", RecordModel.Properties, "P-12", "email", actual: "zoe.muller(at)example.fr");
        yield return Make(RuleCodes.InvalidDate, "\"2024-02-30\"", RecordModel.Properties, "P-12", "acquisitionDate", actual: "2024-02-30");
        yield return Make(RuleCodes.UnknownCode, "99 }", RecordModel.Properties, "P-12", "taxRegime", "5, 6, 7, 43, 44", "99");
        foreach (var field in (string[])["postCode", "lastName", "firstName", "email"])
        {
            yield return Make(RuleCodes.RequiredMissing, "{ \"id\": \"P-13\"", RecordModel.Properties, "P-13", field);
        }

        yield return Make(
            RuleCodes.MisspeltRequiredKey,
            "\"AcquisitionDate\"",
            RecordModel.Properties,
            "P-13",
            "acquisitionDate",
            actual: "AcquisitionDate",
            suggestion: new FindingSuggestion { Key = "acquisitionDate" });
        yield return Make(RuleCodes.UnknownReference, "\"P-99\"", RecordModel.Transactions, "T-544", "id-prty", actual: "P-99");
        yield return Make(RuleCodes.DecimalAsText, "\"-1250.40\"", RecordModel.Transactions, "T-544", "amt", actual: "-1250.40", suggestion: new FindingSuggestion { Value = "-1250.40" });
        yield return Make(RuleCodes.InvalidDecimal, "\"1 250,40 €\"", RecordModel.Transactions, "T-545", "amt", actual: "1 250,40 €", suggestion: new FindingSuggestion { Value = "1250.40" });
        yield return Make(RuleCodes.RuleFault, "{ \"id\": \"T-545\"", RecordModel.Transactions, "T-545", null, expected: "F-0A1B2C3D", isFault: true);
        yield return Make(RuleCodes.UnknownKey, "\"inigPtynm\"", RecordModel.Properties, null, "<img src=x onerror=alert(1)>\u202E");
    }

    private static Finding Make(
        string code, string at, RecordModel? model, string? id, string? field, string? expected = null, string? actual = null, bool isFault = false,
        FindingSuggestion? suggestion = null)
    {
        var index = Text.IndexOf(at, StringComparison.Ordinal);
        var before = Text[..index];
        return new Finding
        {
            Code = code,
            Severity = Catalogue.Find(code)!.Severity,
            Model = model,
            ExternalId = id,
            Field = field,
            Pointer = model is null ? "" : $"/{model.Value.ToWireName()}/0/{field}",
            Line = before.Count(c => c == '\n') + 1,
            Column = index - before.LastIndexOf('\n'),
            Offset = Encoding.UTF8.GetByteCount(before),
            Expected = expected,
            Actual = actual,
            IsFault = isFault,
            Suggestion = suggestion,
            CreatedAt = At,
        };
    }

    private static LoadPart Part(string section, string from, string to)
    {
        var start = Text.IndexOf(from, StringComparison.Ordinal);
        var end = Text.IndexOf(to, start, StringComparison.Ordinal);
        return ManifestRecord.ToPart(0, RecordModel.Properties, [
            new ManifestRecord("/" + section, 0, Encoding.UTF8.GetByteCount(Text[..start]), 0, true),
            new ManifestRecord("/" + section, 1, 0, Encoding.UTF8.GetByteCount(Text[..end]), true)]);
    }

    private static LoadPart Transactions()
    {
        var start = Text.IndexOf("{ \"id\": \"T-544\"", StringComparison.Ordinal);
        return ManifestRecord.ToPart(1, RecordModel.Transactions, [
            new ManifestRecord("/transactions", 0, Encoding.UTF8.GetByteCount(Text[..start]), 0, true),
            new ManifestRecord("/transactions", 1, 0, 0, true)]);
    }
}
