using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Accounting.Tests;

/// <summary>The roles as the README of the package creates them: hosts load the example without the right to create tables, and readers see the views.</summary>
[TestFixture]
[Category(QuickRun.Servers)]
public sealed partial class RoleTests
{
    private ServerScript? _server;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerScript.StartAsync("postgresql");

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Test]
    public async Task Roles_AsInTheReadme_SufficeAndAllowNothingElse()
    {
        var scripts = Sql().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "Qlower.Loaders.PostgreSql", "README.md")));
        await ExecuteAsync(_server!.Settings["POSTGRESQL"], "CREATE DATABASE loaders");
        await ExecuteAsync(As("postgres"), scripts[0].Groups["sql"].Value);

        await Example.StartAsync(builder => builder.UsePostgreSql(As("loaders_owner")));
        await ExecuteAsync(As("postgres"), scripts[1].Groups["sql"].Value);
        await Example.LoadAsync(builder => builder.UsePostgreSql(As("loaders_host")));

        await using var reader = new NpgsqlConnection(As("loaders_reader"));
        await reader.OpenAsync();
        foreach (var question in AccountingPage.Read())
        {
            Assert.That(await ResultTable.ReadAsync(reader, question.Query), Has.Count.EqualTo(question.Result.Count), question.Title);
        }

        await Assert.MultipleAsync(async () =>
        {
            await Assert.ThatAsync(() => ExecuteAsync(As("loaders_host"), "CREATE TABLE more (x int)"), Denied);
            await Assert.ThatAsync(() => ExecuteAsync(As("loaders_host"), "DROP TABLE transactions"), Denied);
            await Assert.ThatAsync(() => ExecuteAsync(As("loaders_reader"), "SELECT count(*) FROM transactions"), Denied);
            await Assert.ThatAsync(() => ExecuteAsync(As("loaders_reader"), "DELETE FROM code_labels"), Denied);
            await Assert.ThatAsync(() => ExecuteAsync(As("loaders_reader"), "CREATE TEMPORARY TABLE more (x int)"), Denied);
        });
    }

    private static NUnit.Framework.Constraints.Constraint Denied => Throws.TypeOf<PostgresException>().With.Property("SqlState").EqualTo("42501");

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string As(string role) =>
        new NpgsqlConnectionStringBuilder(_server!.Settings["POSTGRESQL"]) { Database = "loaders", Username = role, SearchPath = "loaders" }.ConnectionString;

    [GeneratedRegex(@"^```sql\n(?<sql>(?:(?!```).*\n)+)```", RegexOptions.Multiline)]
    private static partial Regex Sql();
}
