using System.Text.Json;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class RecoveryTests
{
    private const int Records = 60_000;

    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new ProgramFolder();
        _folder.WriteConfiguration($$""" "boreal": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"] } """, "\"RecordsPerPart\": 200,");
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    [Category(QuickRun.Kills)]
    public async Task Load_KilledHalfWay_IsContinuedWithoutASecondCopy()
    {
        var file = _folder.WriteGood(records: Records);
        await KillHalfWayAsync(file);

        var result = await _folder.RunAsync("load", file, "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Lines[0], Does.Contain($"{Records} received, {Records} integrated, 0 already known, 0 rejected"));
        Assert.That(await CountLoadsAsync(), Is.EqualTo(1));
    }

    [Test]
    [Category(QuickRun.Kills)]
    public async Task Load_AnotherFileAfterAKilledRun_FinishesTheKilledLoadFirst()
    {
        await KillHalfWayAsync(_folder.WriteGood(records: Records));

        var result = await _folder.RunAsync("load", _folder.WriteGood("other.json"), "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var closed = result.Lines.Where(line => line.StartsWith("SUCCESS", StringComparison.Ordinal)).ToArray();
        Assert.That(closed, Has.Length.EqualTo(2), result.ToString());
        Assert.That(closed[0], Does.Contain($"good.json (boreal): {Records} received, {Records} integrated"));
        Assert.That(closed[1], Does.Contain("other.json (boreal): 2 received, 0 integrated, 2 already known"));
    }

    [Test]
    public async Task Load_Interrupted_ReleasesTheLease()
    {
        var file = _folder.WriteGood(records: Records);
        await using var program = ConsoleProgram.StartInterruptible(["load", file, "--partner", "boreal"], _folder.Root);
        await WaitForPartsAsync();

        program.SendInterrupt();
        var result = await program.WaitAsync(TimeSpan.FromMinutes(1));
        var status = await _folder.RunAsync("status", "--json");

        Assert.That(result.ExitCode, Is.EqualTo(130), result.ToString());
        Assert.That(result.Error, Does.Not.Contain("   at "));
        using var json = JsonDocument.Parse(status.Output);
        Assert.That(json.RootElement.GetProperty("loads")[0].GetProperty("worker").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Load_TwoProcessesAtOnce_LoadEachFileOnce()
    {
        var files = Enumerable.Range(1, 4).Select(i => _folder.WriteGood($"file-{i}.json", 200 * i)).ToArray();

        var results = await Task.WhenAll(
            ConsoleProgram.RunAsync(["load", files[0], files[1], "--partner", "boreal"], folder: _folder.Root),
            ConsoleProgram.RunAsync(["load", files[2], files[3], "--partner", "boreal"], folder: _folder.Root));

        Assert.That(results.Select(result => result.ExitCode), Has.Exactly(2).Zero, string.Join('\n', results.AsEnumerable()));
        Assert.That(await CountLoadsAsync(), Is.EqualTo(4));
        Assert.That(await SumAsync("integrated"), Is.EqualTo(800), "The files hold the same 800 records at most.");
    }

    private async Task KillHalfWayAsync(string file)
    {
        await using var program = ConsoleProgram.Start(["load", file, "--partner", "boreal"], _folder.Root);
        await WaitForPartsAsync();
        program.Kill();
        await program.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private async Task WaitForPartsAsync()
    {
        for (var i = 0; i < 100; i++)
        {
            await Task.Delay(100);
            var status = await _folder.RunAsync("status", "--json");
            if (status.ExitCode == 0)
            {
                using var json = JsonDocument.Parse(status.Output);
                if (json.RootElement.GetProperty("loads").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } load)
                {
                    Assert.That(load.GetProperty("state").GetString(), Is.Not.EqualTo("Closed"), "The load was over before it could be stopped.");
                    if (load.GetProperty("parts_done").GetInt32() > 0)
                    {
                        return;
                    }
                }
            }
        }

        Assert.Fail("The load did not begin.");
    }

    private async Task<int> CountLoadsAsync()
    {
        using var json = JsonDocument.Parse((await _folder.RunAsync("status", "--json")).Output);
        return json.RootElement.GetProperty("loads").GetArrayLength();
    }

    private async Task<long> SumAsync(string count)
    {
        using var json = JsonDocument.Parse((await _folder.RunAsync("status", "--json")).Output);
        return json.RootElement.GetProperty("loads").EnumerateArray().Sum(load => load.GetProperty("counts").GetProperty(count).GetInt64());
    }
}
