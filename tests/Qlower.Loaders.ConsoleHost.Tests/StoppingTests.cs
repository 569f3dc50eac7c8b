using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.ConsoleHost.Tests.BadInput;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>A host whose load hangs releases its lease and exits on every signal.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Self)]
[Platform("Linux")]
[Category(QuickRun.Kills)]
internal sealed class StoppingTests
{
    private const string File = """
        { "inigPtynm": "azur", "apiKey": "foo", "creDtTm": "2026-01-05T09:00:00", "versionId": "2.0", "properties": [
        {"id":"P-1","description":"Studio","streetName":"rue de la Mer","townName":"Nice","postCode":"06000","ctry":"FR","lastName":"Durand","firstName":"Zoé","email":"zoe@example.fr","acquisitionDate":"2019-05-17","taxRegime":5}] }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private string _data = "";

    private static (string Name, int Number)[] Signals => [("SIGHUP", 1), ("SIGINT", 2), ("SIGTERM", 15)];

    private static string[] Places => ["blocking-rule", "waiting-rule", "integrator", "reporter", "source"];

    [SetUp]
    public void SetUp()
    {
        _data = Directory.CreateTempSubdirectory("stopping-").FullName;
        var inbox = Directory.CreateDirectory(Path.Combine(_data, "inbox", "azur")).FullName;
        System.IO.File.WriteAllText(Path.Combine(inbox, "file.json"), File);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_data, recursive: true);

    [Test]
    public async Task Signal_LoadHangs_ReleasesTheLeaseAndExits(
        [ValueSource(nameof(Places))] string place, [ValueSource(nameof(Signals))] (string Name, int Number) signal)
    {
        await using var program = ConsoleProgram.StartHanging(_data, place);
        await UntilHangingAsync(program);

        var result = await StopAsync(program, signal, place);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(new RecordStore(Path.Combine(_data, "loaders.db")).Newest()!.Value.Owner, Is.Null, result.ToString());
    }

    [Test]
    public async Task Signal_DatabaseIsLocked_Exits([ValueSource(nameof(Signals))] (string Name, int Number) signal)
    {
        await using var program = ConsoleProgram.StartHanging(_data, "integrator");
        await UntilHangingAsync(program);
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "loaders.db")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: false);

        var result = await StopAsync(program, signal, "locked database");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("the lease will expire"));
    }

    private static async Task<ProgramResult> StopAsync(RunningProgram program, (string Name, int Number) signal, string place)
    {
        var clock = Stopwatch.StartNew();
        program.Send(signal.Number);
        var result = await program.WaitAsync(Limit);
        await TestContext.Out.WriteLineAsync($"{signal.Name}, {place}: exit {result.ExitCode} after {clock.Elapsed.TotalSeconds:0.0} s");
        return result;
    }

    private async Task UntilHangingAsync(RunningProgram program)
    {
        for (var i = 0; i < 600 && !System.IO.File.Exists(Path.Combine(_data, "hanging")); i++)
        {
            await Task.Delay(100);
        }

        Assert.That(System.IO.File.Exists(Path.Combine(_data, "hanging")), Is.True, program.Output);
    }
}
