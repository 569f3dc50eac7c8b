using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class DemoTests
{
    /// <summary>The pair that is erased: it is new again each time.</summary>
    private static readonly string[] Erased = ["boreal-2026-02-moved-out.json", "boreal-2026-02-erasure.json"];

    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Demo_RunTwice_LeavesEverythingGoodAlreadyKnown()
    {
        var first = await _folder.RunAsync();
        var before = await LoadsAsync();
        var second = await _folder.RunAsync("demo");
        var after = (await LoadsAsync()).Take(before.Count).ToList();

        Assert.That(first.ExitCode, Is.Zero, first.ToString());
        Assert.That(second.ExitCode, Is.Zero, second.ToString());
        Assert.That(first.Output + second.Output, Does.Not.Contain('\x1b'));
        Assert.That(before.Select(StatusOf), Is.SupersetOf(new[] { "SUCCESS", "PARTIAL_SUCCESS", "ERROR" }));
        Assert.That(after.Select(StatusOf), Is.EqualTo(before.Select(StatusOf)));
        Assert.That(before.Sum(load => Count(load, "integrated")), Is.GreaterThan(50));
        Assert.That(after.Where(load => !Erased.Contains(Name(load))).Sum(load => Count(load, "integrated")), Is.Zero);
        Assert.That(after.Sum(load => Count(load, "already_known")), Is.GreaterThan(50));
    }

    [Test]
    public async Task Demo_FileSentTwice_IsKnownTheSecondTime()
    {
        await _folder.RunAsync("demo", "--dir", "qlower-demo");

        var again = (await LoadsAsync()).Single(load => Name(load).EndsWith("_renvoi.json", StringComparison.Ordinal));

        Assert.That(StatusOf(again), Is.EqualTo("SUCCESS"));
        Assert.That(Count(again, "already_known"), Is.EqualTo(Count(again, "received")));
    }

    [Test]
    public async Task Demo_Faults_AreADozenDifferentOnes()
    {
        await _folder.RunAsync("demo");
        var bad = (await LoadsAsync()).Single(load => Name(load) == "azur_20260119_ecritures.json");

        var shown = await _folder.RunAsync("show", bad.GetProperty("id").GetString()!, "--json", "--data", "qlower-demo");

        var findings = JsonDocument.Parse(shown.Output).RootElement.GetProperty("findings").EnumerateArray();
        var errors = findings.Where(finding => finding.GetProperty("severity").GetString() == "error").Select(finding => finding.GetProperty("code").GetString());
        Assert.That(errors.Distinct().Count(), Is.GreaterThanOrEqualTo(12));
        Assert.That(errors, Has.Some.StartsWith("AZUR"));
    }

    private static string StatusOf(JsonElement load) => load.GetProperty("status").GetString()!;

    private static string Name(JsonElement load) => load.GetProperty("file").GetString()!;

    private static long Count(JsonElement load, string count) => load.GetProperty("counts").GetProperty(count).GetInt64();

    private async Task<IReadOnlyList<JsonElement>> LoadsAsync()
    {
        var result = await _folder.RunAsync("status", "--json", "--data", "qlower-demo");
        return [.. JsonDocument.Parse(result.Output).RootElement.GetProperty("loads").EnumerateArray()];
    }
}
