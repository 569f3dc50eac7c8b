using Qlower.Loaders.Relational.Sql;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>SQLite stores no comments: the texts are compared with the tables and views of a file.</summary>
public sealed class SqlCommentsTests
{
    private TemporaryDatabase _file = null!;

    [SetUp]
    public void CreateFile() => _file = new TemporaryDatabase();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task OfTable_EveryTableAndView_IsASentence()
    {
        var names = (await ColumnsAsync()).Select(column => column.Table).Distinct().ToList();

        Assert.That(names.Where(name => !IsSentence(SqlComments.OfTable(name))), Is.Empty);
        Assert.That(names, Has.Count.GreaterThan(40));
    }

    [Test]
    public async Task OfColumn_EveryColumnOfTablesAndViews_IsASentence()
    {
        var columns = await ColumnsAsync();

        Assert.That(columns.Where(column => !IsSentence(SqlComments.OfColumn(column.Table, column.Column))), Is.Empty);
        Assert.That(columns, Has.Count.GreaterThan(400));
    }

    [Test]
    public async Task OfColumn_StagedTableOrView_HasTheTextOfItsTable()
    {
        await ColumnsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(SqlComments.OfColumn("staged_documents", "load"), Is.EqualTo(SqlComments.OfColumn("documents", "load")).And.Contains("stored_loads"));
            Assert.That(SqlComments.OfColumn("loads_view", "name"), Is.EqualTo("The name of the file."));
            Assert.That(SqlComments.OfColumn("transactions_view", "amount_millionths"), Does.StartWith("The column amount exactly"));
        });
    }

    private static bool IsSentence(string text) => text.EndsWith('.') && char.IsUpper(text[0]) || IsListOfCodes(text);

    /// <summary>Such as "debit or credit, see code_labels."</summary>
    private static bool IsListOfCodes(string text) => text.EndsWith('.') && text.Contains(" or ", StringComparison.Ordinal);

    private async Task<List<(string Table, string Column)>> ColumnsAsync()
    {
        var database = _file.Open();
        var ledger = new SqliteLoadLedger(database, TimeProvider.System);
        await ledger.GetIdAsync();
        await ledger.RegisterStoreAsync("sqlite", "1");
        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);
        return await database.ReadAsync(
            session =>
            {
                var found = new List<(string, string)>();
                using var rows = session.Query(
                    """
                    SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c
                    WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite%'
                    """);
                while (rows.Read())
                {
                    found.Add((rows.GetString(0), rows.GetString(1)));
                }

                return found;
            },
            default);
    }
}
