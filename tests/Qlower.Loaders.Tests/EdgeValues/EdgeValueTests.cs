using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.EdgeValues;

/// <summary>
/// Whatever inspection accepts is read, transformed and stored as the same value; what cannot be is found by inspection. Thousands of values
/// at the edge of each type, in every field.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class EdgeValueTests(bool isSqlite)
{
    private const int Seed = 20_261_128;

    private string _folder = "";

    private string Path => System.IO.Path.Combine(_folder, "loads.db");

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("edges-").FullName;

    [TearDown]
    public void DeleteFolder()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Load_ValuesAtTheEdge_AreStoredAsSentOrRejectedByInspection(RecordModel model)
    {
        await using var loaders = Loaders();
        var literals = new EdgeLiterals(Seed);
        var cases = EdgeField.All.Where(field => field.Model == model)
            .SelectMany(field => literals.Of(field.Kind).Select(literal => (Field: field, Literal: literal)))
            .Select((test, index) => (test.Field, test.Literal, Id: IdOf(model, index)))
            .ToArray();
        await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(EdgeRecords.Of(RecordModel.Properties, "P-0"))), "first.json");

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            EdgeRecords.Section(model, cases.Select(test => EdgeRecords.Of(model, test.Id, (test.Field.WireName, test.Literal))))));

        var parents = model == RecordModel.Associates ? 1 : 0;
        var rejected = outcome.Findings.Where(finding => finding.Severity == FindingSeverity.Error).ToLookup(finding => RecordOf(finding.Pointer));
        var wrong = new List<string>();
        var accepted = 0;
        for (var i = 0; i < cases.Length; i++)
        {
            var (field, literal, id) = cases[i];
            var place = model == RecordModel.Associates ? $"/declarants/0/associates/{i}" : $"/{model.ToWireName()}/{i}";
            if (rejected[place].Any())
            {
                wrong.AddRange(rejected[place].Where(finding => !IsOfInspection(finding.Code)).Select(finding => $"{field.WireName} {literal}: {finding.Code}"));
                continue;
            }

            accepted++;
            var storedId = field.Kind == FieldKind.Id ? ExpectedValue.Of(field, literal) ?? id : id;
            var stored = await ReadAsync(loaders, model, storedId, field.Member);
            var expected = ExpectedValue.Of(field, literal);
            if (stored != expected && !(field.Kind == FieldKind.Phone && stored?.StartsWith('+') == true))
            {
                wrong.Add($"{field.WireName} {literal}: {stored ?? "(absent)"} instead of {expected ?? "(absent)"}");
            }
        }

        TestContext.Out.WriteLine($"{model}: {cases.Length} values, {accepted} accepted");
        Assert.That(wrong, Is.Empty);
        Assert.That(outcome.Load.IsFaulted, Is.False);
        Assert.That(accepted, Is.InRange(cases.Length / 5, cases.Length - 10), "values of both sorts");
        Assert.That(outcome.Totals.Integrated, Is.EqualTo(accepted + parents));
    }

    [TestCase(255, "x")]
    [TestCase(255, "😀")]
    [TestCase(127, "e\u0301")]
    public async Task Load_ReferenceByTheLongestId_IsFound(int length, string character)
    {
        await using var loaders = Loaders();
        var id = string.Concat(Enumerable.Repeat(character, length));

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            Samples.Properties(EdgeRecords.Of(RecordModel.Properties, id, ("documents", $"[{EdgeRecords.Of(RecordModel.Documents, "N-1")}]")))
            + "," + Samples.Transactions(EdgeRecords.Of(RecordModel.Transactions, "T-1", ("id-prty", $"\"{id}\"")))));

        Assert.That(outcome.Codes, Is.Empty);
        Assert.That(await ReadAsync(loaders, RecordModel.Transactions, "T-1", "PropertyId"), Is.EqualTo(id));
        Assert.That(await ReadAsync(loaders, RecordModel.Documents, "N-1", "PropertyId"), Is.EqualTo(id));
    }

    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("0001-01-01")]
    [TestCase("0000-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59-14:00")]
    [TestCase("2026-01-05T24:00:00")]
    [TestCase("2026-01-05T12:00:60Z")]
    [TestCase("2026-01-05T12:00:00+14:01")]
    [TestCase("2026-01-05T12:00:00+24:00")]
    [TestCase("1900-01-01T00:00:00")]
    [TestCase("1911-03-10T23:51:00")]
    [TestCase("2026-03-29T02:30:00")]
    [TestCase("2025-10-26T02:30:00")]
    [TestCase("2026-01-05T12:00:00.123456789012345678901Z")]
    [TestCase("2026-01-05T12:00:00,5+01")]
    public async Task Load_CreationTimeAtTheEdge_IsReadOrRejectedByTheHeadersRule(string created)
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load("\"transactions\":[]", created: created));

        Assert.That(outcome.Load.IsFaulted, Is.False);
        Assert.That(outcome.Codes, Is.SubsetOf(new[] { RuleCodes.HeaderMemberInvalid, RuleCodes.FutureDate }));
        Assert.That(outcome.Load.Header is null, Is.EqualTo(outcome.Codes.Contains(RuleCodes.HeaderMemberInvalid)));
    }

    private static string IdOf(RecordModel model, int index) => model == RecordModel.Clients
        ? string.Create(CultureInfo.InvariantCulture, $"c{index}@example.fr")
        : string.Create(CultureInfo.InvariantCulture, $"case-{index}");

    /// <summary>The pointer of the record that a pointer is in: up to the last array index.</summary>
    private static string RecordOf(string pointer)
    {
        var parts = pointer.Split('/');
        var last = Array.FindLastIndex(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit));
        return string.Join('/', parts[..(last + 1)]);
    }

    private static bool IsOfInspection(string code) =>
        (code.StartsWith("QLW00", StringComparison.Ordinal) || code.StartsWith("QLW1", StringComparison.Ordinal)) && code != RuleCodes.UnreadableValue;

    private async Task<string?> ReadAsync(LoaderFixture loaders, RecordModel model, string id, string member)
    {
        if (!isSqlite)
        {
            var record = loaders.Store.GetRecords("azur", model).SingleOrDefault(record => record.ExternalId == id);
            return record is null ? "(not stored)" : Text(record.GetType().GetProperty(member)!.GetValue(record));
        }

        await using var connection = new SqliteConnection($"Data Source={Path};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {model.ToWireName()}_view WHERE partner = 'azur' AND external_id = $id";
        command.Parameters.AddWithValue("$id", id);
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync())
        {
            return "(not stored)";
        }

        var columns = Enumerable.Range(0, row.FieldCount).ToDictionary(i => row.GetName(i).Replace("_", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase);
        var column = columns.GetValueOrDefault(member + "Millionths", columns[member]);
        return row.IsDBNull(column) ? null : column != columns[member] && row.GetValue(column) is long scaled ? Text(scaled / 1_000_000m) : Text(row.GetValue(column));
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "1" : "0",
        decimal number => ExpectedValue.Plain(number.ToString(CultureInfo.InvariantCulture)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private LoaderFixture Loaders() => new(
        builder =>
        {
            if (isSqlite)
            {
                builder.UseSqlite(Path);
            }
        },
        options: options =>
        {
            options.MaxFindings = 100_000;
            options.MaxFindingsPerRule = 100_000;
        });
}
