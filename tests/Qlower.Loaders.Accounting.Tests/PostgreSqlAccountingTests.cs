using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Accounting.Tests;

[TestFixture]
[Category(QuickRun.Servers)]
public sealed class PostgreSqlAccountingTests : AccountingTests
{
    private ServerScript? _server;

    private string Connection => _server!.Settings["POSTGRESQL"];

    [OneTimeSetUp]
    public async Task LoadAsync()
    {
        _server = await ServerScript.StartAsync("postgresql");
        await Example.LoadAsync(builder => builder.UsePostgreSql(Connection));
        await SetTimesAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override DbConnection Connect() => new NpgsqlConnection(Connection);
}
