using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>A process that is killed while it upgrades a large file of version 0.1. <c>QLOWER_LONG_TESTS=1</c> upgrades a million rows.</summary>
[Category(QuickRun.Kills)]
[Category(QuickRun.Long)]
public sealed class KilledUpgradeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>So many rows that pages of the transaction are in the log long before it ends.</summary>
    private static readonly int Rows = Environment.GetEnvironmentVariable("QLOWER_LONG_TESTS") == "1" ? 1_000_000 : 300_000;

    [Test]
    public async Task Upgrade_KilledInTheMiddle_ContinuesAndNothingDiffers()
    {
        using var undisturbed = new TemporaryDatabase();
        using var killed = new TemporaryDatabase();
        await CreateAsync(undisturbed);
        File.Copy(undisturbed.Path, PreparedPath(killed));

        await OpenAsync(undisturbed);
        await KillAsync(killed, megabytes: 1);
        Assert.That(await ScalarAsync(killed, "SELECT version FROM schema_versions WHERE component = 'records'"), Is.EqualTo(1), "The upgrade was complete when it was killed.");
        await KillAsync(killed, megabytes: 24);
        await OpenAsync(killed);

        Assert.That(await ScalarAsync(killed, "PRAGMA integrity_check"), Is.EqualTo("ok"));
        Assert.That(await ScalarAsync(killed, "SELECT count(*) FROM transactions"), Is.EqualTo(Rows));
        Assert.That(await DifferencesAsync(undisturbed, killed), Is.Empty);
    }

    private static async Task CreateAsync(TemporaryDatabase file)
    {
        var database = file.Open();
        await ReleasedSchemas.CreateAsync(database);
        await ReleasedRecords.FillAsync(database, Rows);
        Assert.That(await database.TruncateLogAsync(default), Is.True);
        database.Dispose();
    }

    private static string PreparedPath(TemporaryDatabase file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        return file.Path;
    }

    /// <summary>Opens the file as a host does, to its end.</summary>
    private static async Task OpenAsync(TemporaryDatabase file)
    {
        using var process = Start(file);
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        Assert.That(process.ExitCode, Is.Zero);
    }

    /// <summary>Opens the file and kills the process when its log is so large.</summary>
    private static async Task KillAsync(TemporaryDatabase file, int megabytes)
    {
        using var process = Start(file);
        using var limit = new CancellationTokenSource(Limit);
        while (!process.HasExited && (new FileInfo(file.Path + "-wal") is not { Exists: true } log || log.Length < megabytes * 1_000_000L))
        {
            await Task.Delay(1, limit.Token);
        }

        process.Kill();
        await process.WaitForExitAsync(limit.Token);
        Assert.That(process.ExitCode, Is.Not.Zero, "The process ended before it was killed.");
    }

    private static Process Start(TemporaryDatabase file)
    {
        QuickRun.Exclude(QuickRun.Kills);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Qlower.Loaders.StoppingHost.dll"));
        start.ArgumentList.Add("--open");
        start.ArgumentList.Add(file.Path);
        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    private static async Task<object?> ScalarAsync(TemporaryDatabase file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The tables whose definition or rows differ. The identity of the file and the clock are its own.</summary>
    private static async Task<List<string>> DifferencesAsync(TemporaryDatabase expected, TemporaryDatabase actual)
    {
        await using var connection = new SqliteConnection($"Data Source={expected.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ATTACH '{actual.Path}' AS other";
        await command.ExecuteNonQueryAsync();
        var names = new List<string> { "sqlite_schema" };
        command.CommandText = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT IN ('store', 'clock', 'sqlite_schema')";
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                names.Add(rows.GetString(0));
            }
        }

        var different = new List<string>();
        foreach (var name in names)
        {
            var columns = name == "sqlite_schema" ? "type, name, tbl_name, sql" : "*";
            foreach (var (one, two) in new[] { ("main", "other"), ("other", "main") })
            {
                command.CommandText = $"SELECT count(*) FROM (SELECT {columns} FROM {one}.{name} EXCEPT SELECT {columns} FROM {two}.{name})";
                if (await command.ExecuteScalarAsync() is not 0L)
                {
                    different.Add($"{name}: {one}");
                }
            }
        }

        return different;
    }
}
