using System.Globalization;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>Kills the program at random moments of an all-or-nothing load: whoever reads the store sees all of the file or nothing.</summary>
[TestFixture]
[Category(QuickRun.Kills)]
internal sealed class AllOrNothingKillTests
{
    private const int Seeded = 500;
    private const int Sent = 20_000;
    private const int Kills = 6;

    private static readonly (long, long) Before = (Seeded, 0);
    private static readonly (long, long) After = (0, Sent);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Load_KilledAtRandomMoments_IsStoredAsAWholeOrNotAtAll(int seed)
    {
        using var folder = new ProgramFolder();
        folder.WriteConfiguration(
            $$""" "boreal": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"], "Policy": "AllOrNothing" } """,
            "\"RecordsPerPart\": 500, \"LeaseDuration\": \"00:00:05\",");
        await folder.RunAsync("load", folder.WriteGood("seed.json", Seeded), "--partner", "boreal");
        var file = folder.Write("file.json", ProgramFolder.Load($"\"properties\": [{string.Join(",\n", Records())}]"));
        using var stop = new CancellationTokenSource();
        var observing = ObserveAsync(folder, stop.Token);

        var random = new Random(seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var program = ConsoleProgram.Start(["load", file, "--partner", "boreal"], folder.Root);
            await Task.Delay(random.Next(500, 6_000));
            program.Kill();
            await program.WaitAsync(TimeSpan.FromMinutes(1));
        }

        var result = await folder.RunAsync("load", file, "--partner", "boreal");
        await stop.CancelAsync();
        var observed = await observing;
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(observed, Is.SubsetOf(new[] { Before, After }), $"seed {seed}");
        Assert.That(await CountAsync(folder), Is.EqualTo(After), $"seed {seed}");
        Assert.That(await ScalarAsync(folder, "SELECT count(*) FROM staged_batches"), Is.Zero);
        Assert.That(await ScalarAsync(folder, "SELECT count(*) FROM erasures"), Is.EqualTo(Seeded));
    }

    private static IEnumerable<string> Records() =>
        Enumerable.Range(1, Seeded)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"P-{{number}}","remove":"R"}"""))
            .Concat(Enumerable.Range(100_000, Sent).Select(ProgramFolder.Property));

    private static async Task<HashSet<(long Seeded, long Sent)>> ObserveAsync(ProgramFolder folder, CancellationToken stop)
    {
        var observed = new HashSet<(long Seeded, long Sent)>();
        while (!stop.IsCancellationRequested)
        {
            observed.Add(await CountAsync(folder));
            await Task.Delay(20, CancellationToken.None);
        }

        return observed;
    }

    private static async Task<(long Seeded, long Sent)> CountAsync(ProgramFolder folder)
    {
        await using var connection = await OpenAsync(folder);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FILTER (WHERE length(external_id) < 8), count(*) FILTER (WHERE length(external_id) = 8) FROM properties";
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static async Task<long> ScalarAsync(ProgramFolder folder, string sql)
    {
        await using var connection = await OpenAsync(folder);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<SqliteConnection> OpenAsync(ProgramFolder folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, "loaders.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
