using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class LoadTests
{
    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Load_GoodFile_IsIntegratedArchivedAndReported()
    {
        var file = _folder.WriteGood();

        var result = await _folder.RunAsync("load", file, "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Lines[0], Does.StartWith("SUCCESS good.json (boreal): 2 received, 2 integrated, 0 already known, 0 rejected; load "));
        Assert.That(result.Output, Does.Contain(".report.html"));
        Assert.That(File.Exists(file), "The caller's file stays.");
        Assert.That(Directory.GetFiles(Path.Combine(_folder.Data, "success", "boreal"), "good.*.json"), Is.Not.Empty);
        Assert.That(Directory.GetFiles(Path.Combine(_folder.Data, "inbox"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Load_SameFileAgain_IsAlreadyKnown()
    {
        var file = _folder.WriteGood();
        await _folder.RunAsync("load", file, "--partner", "boreal");

        var result = await _folder.RunAsync("load", file, "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Lines[0], Does.Contain("0 integrated, 2 already known"));
    }

    [Test]
    public async Task Load_SeveralFilesOneBad_IsOne()
    {
        var result = await _folder.RunAsync("load", _folder.WriteGood(), _folder.WritePartlyBad(), "--partner", "boreal");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Lines, Has.Some.StartsWith("PARTIAL_SUCCESS partly.json (boreal): 3 received, 0 integrated, 2 already known, 1 rejected"));
    }

    [Test]
    public async Task Load_HostileNames_AreStoredUnchanged()
    {
        var names = new[] { "a\nb.json", new string('é', 125) + ".json", "no extension", ".hidden", "$(x) [red];'.json" };
        var files = names.Select((name, index) => _folder.WriteGood(name, index + 1)).ToArray();

        var result = await _folder.RunAsync(["load", .. files, "--partner", "boreal"]);
        var status = await _folder.RunAsync("status", "--json");

        using var json = JsonDocument.Parse(status.Output);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(json.RootElement.GetProperty("loads").EnumerateArray().Select(load => load.GetProperty("file").GetString()), Is.EquivalentTo(names));
        Assert.That(result.Output, Does.Contain(@"a\u000ab.json (boreal)"));
    }

    [Test]
    public async Task Load_UnknownPartner_IsTwoWithTheJsonToAdd()
    {
        var result = await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "corail");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        var addition = JsonDocument.Parse(result.Error[result.Error.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.That(addition.RootElement.GetProperty("QlowerLoaders").GetProperty("Partners").GetProperty("corail").GetProperty("KeyHashes").GetArrayLength(), Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain(_folder.Configuration));
    }

    [TestCase("missing.json")]
    [TestCase("..")]
    public async Task Load_MissingFile_IsTwoAndLoadsNothing(string name)
    {
        var result = await _folder.RunAsync("load", _folder.WriteGood(), name, "--partner", "boreal");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(Directory.Exists(Path.Combine(_folder.Data, "success")), Is.False);
    }

    [Test]
    public async Task Load_BrokenConfiguration_ReportsEveryErrorAtOnce()
    {
        _folder.WriteConfiguration(
            """
            "boreal": { "KeyHashes": ["secret"], "Langage": "French" }
            """,
            "\"Workers\": 0, \"Folders\": 1,");

        var result = await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain("Workers").And.Contain("KeyHashes").And.Contain("Langage").And.Contain("Folders").And.Not.Contain("   at "));
        Assert.That(result.Error, Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Load_EnvironmentSetsAnOption_WinsOverTheFile()
    {
        var result = await ConsoleProgram.RunAsync(
            ["load", _folder.WriteGood(), "--partner", "boreal"],
            folder: _folder.Root,
            environment: new Dictionary<string, string?> { ["QLOWER_LOADERS__Workers"] = "0" });

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain("Workers"));
    }

    [Test]
    public async Task Load_ArchiveCannotBeWritten_WaitsAndTheNextRunContinues()
    {
        var file = _folder.WriteGood();
        var archive = Path.Combine(_folder.Data, "success");
        await File.WriteAllTextAsync(archive, "a file where the folder should be");

        var waiting = await _folder.RunAsync("load", file, "--partner", "boreal", "--wait", "1");
        var status = await _folder.RunAsync("status");
        File.Delete(archive);
        var next = await _folder.RunAsync("load", file, "--partner", "boreal");
        var loads = await _folder.RunAsync("status", "--json");

        Assert.That(waiting.ExitCode, Is.EqualTo(3), waiting.ToString());
        Assert.That(waiting.Error, Does.Contain("WAITING good.json (boreal)"));
        Assert.That(status.Output, Does.Contain("waits: "));
        Assert.That(next.ExitCode, Is.Zero, next.ToString());
        Assert.That(next.Lines[0], Does.Contain("2 integrated, 0 already known"));
        using var json = JsonDocument.Parse(loads.Output);
        Assert.That(json.RootElement.GetProperty("loads").GetArrayLength(), Is.EqualTo(1), "No second copy was dropped.");
    }
}
