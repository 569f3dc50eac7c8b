using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Qlower.Loaders.Accounting.Tests;

[TestFixture]
public sealed class SqliteAccountingTests : AccountingTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qlower-accounting-").FullName;

    private string File => Path.Combine(_folder, "loaders.db");

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        await Example.LoadAsync(builder => builder.UseSqlite(File));
        await SetTimesAsync();
    }

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    protected override DbConnection Connect() => new SqliteConnection($"Data Source={File};Pooling=False");
}
