using System.Text.Json;
using Qlower.Loaders.Relational.Records;
using Qlower.Loaders.Sqlite.Records;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class CodeLabelsTests
{
    /// <summary>The lists and the names of their fields in the format.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["type"] = "type",
        ["management_mode"] = "managed",
        ["vat_option"] = "tvaOption",
        ["completion_status"] = "completionStatus",
        ["civility"] = "civility",
        ["tax_regime_aggregation"] = "taxRegimeAggregation",
    };

    [Test]
    public void All_CodesOfTheFormat_HaveTheLabelsOfItsPage()
    {
        using var stream = typeof(QlowerLoadersOptions).Assembly.GetManifestResourceStream("format-texts.json")!;
        using var texts = JsonDocument.Parse(stream);
        var expected = Fields.SelectMany(field => texts.RootElement.GetProperty("codes").GetProperty(field.Value).EnumerateObject().Select(
            code => (field.Key, code.Name, code.Value.GetProperty("fr").GetString()!, code.Value.GetProperty("en").GetString()!)));

        Assert.That(CodeLabels.All.Where(label => label.List != "direction"), Is.EqualTo(expected));
    }

    [Test]
    public void All_EveryList_IsAColumnOfARecord() =>
        Assert.That(
            CodeLabels.All.Select(label => label.List).Distinct().Except(RecordTables.Definitions.SelectMany(table => table.Columns).Select(column => column.Name)),
            Is.Empty);

    [TestCase(false)]
    [TestCase(true)]
    public async Task FirstUse_NewOrUpgradedFile_ContainsEveryLabel(bool isUpgraded)
    {
        using var file = new TemporaryDatabase();
        var database = file.Open();
        if (isUpgraded)
        {
            await ReleasedSchemas.CreateAsync(database);
        }

        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);

        var stored = await database.ReadAsync(
            session =>
            {
                var found = new List<(string, string, string, string)>();
                using var rows = session.Query("SELECT list, code, french, english FROM code_labels");
                while (rows.Read())
                {
                    found.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
                }

                return found;
            },
            default);
        Assert.That(stored, Is.EquivalentTo(CodeLabels.All));
    }
}
