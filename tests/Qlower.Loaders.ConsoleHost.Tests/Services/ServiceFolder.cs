using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.ConsoleHost.Tests.Services;

/// <summary>A data folder whose configuration names HTTP integrators, and a file of properties and transactions.</summary>
internal sealed class ServiceFolder : IDisposable
{
    public const int Properties = 60;
    public const int Transactions = 240;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly ProgramFolder _folder = new();

    public string Root => _folder.Root;

    private string Inbox => Path.Combine(_folder.Data, "inbox", "boreal");

    /// <summary>The options of one integrator.</summary>
    public static string Service(string name, Uri address, string more = "") =>
        $$""" "{{name}}": { "Url": "{{address}}batches", "LookupUrl": "{{address}}lookup", "AllowHttp": true, "Headers": { "X-Api-Key": "foo" }, "Attempts": 1, "MaxConcurrency": 2 {{more}} } """;

    public void Configure(string integrators, string routes = "", int recordsPerPart = 20) => _folder.WriteConfiguration(
        $$""" "boreal": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"], "Language": "English" } """,
        $$"""
        "LeaseDuration": "00:00:05", "LongestWait": "00:00:01", "PollInterval": "00:00:00.2", "RecordsPerPart": {{recordsPerPart}},
        "HttpIntegrators": { {{integrators}} }, "Routes": [ {{routes}} ],
        """);

    public RunningProgram Watch() => ConsoleProgram.Start(["watch"], _folder.Root);

    /// <summary>Puts the file into the inbox.</summary>
    public void Drop(string name = "rents.json")
    {
        var file = _folder.Write(name, ProgramFolder.Load(
            $"\"properties\": [{string.Join(",\n", Enumerable.Range(1, Properties).Select(ProgramFolder.Property))}],\n"
            + $"\"transactions\": [{string.Join(",\n", Enumerable.Range(1, Transactions).Select(Transaction))}]"));
        Directory.CreateDirectory(Inbox);
        File.Move(file, Path.Combine(Inbox, name));
    }

    /// <summary>Waits for a state of the newest load.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var load = await NewestAsync();
            if (load is { } found && condition(found))
            {
                return found;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"The load is {load}.");
            }

            await Task.Delay(100);
        }
    }

    public Task<JsonElement> UntilClosedAsync() => UntilAsync(load => load.GetProperty("state").GetString() == "Closed");

    /// <summary>Waits for a load that waits on an integrator.</summary>
    public Task<JsonElement> UntilWaitingOnAsync(string integrator) => UntilAsync(load =>
        load.GetProperty("waiting") is { ValueKind: JsonValueKind.Object } waiting
        && waiting.GetProperty("reason").GetString()!.StartsWith($"waiting on {integrator}: ", StringComparison.Ordinal));

    /// <summary>The number of rows of the SQLite store.</summary>
    public long Stored(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Data, "loaders.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _folder.Dispose();

    private static string Transaction(int number) =>
        $$"""{"id":"T-{{number}}","reqdExctnDt":"2026-01-31","id-prty":"P-{{((number - 1) % Properties) + 1}}","amt":{{number}}.50,"ref":"Rent {{number}}"}""";

    private async Task<JsonElement?> NewestAsync()
    {
        var status = await _folder.RunAsync("status", "--json", "--limit", "1");
        Assert.That(status.ExitCode, Is.Zero, status.ToString());
        using var json = JsonDocument.Parse(status.Output);
        var loads = json.RootElement.GetProperty("loads");
        return loads.GetArrayLength() == 0 ? null : loads[0].Clone();
    }
}
