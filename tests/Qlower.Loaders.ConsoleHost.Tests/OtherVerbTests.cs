using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class OtherVerbTests
{
    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [TestCase(ProgramFolder.Key)]
    [TestCase(ProgramFolder.Key + "\n")]
    [TestCase(ProgramFolder.Key + "\r\n")]
    public async Task HashKey_Key_PrintsWhatTheConfigurationKeeps(string input)
    {
        var result = await ConsoleProgram.RunAsync(["hash-key"], Encoding.UTF8.GetBytes(input), folder: _folder.Root);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Is.EqualTo(ProgramFolder.KeyHash + "\n"));
    }

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("two\nlines\n")]
    public async Task HashKey_NoKey_IsTwo(string input)
    {
        var result = await ConsoleProgram.RunAsync(["hash-key"], Encoding.UTF8.GetBytes(input), folder: _folder.Root);

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
    }

    [TestCase("fr", "# Le format Loader 2.0")]
    [TestCase("en", "# The Loader 2.0 format")]
    public async Task Format_Language_PrintsThePage(string language, string title)
    {
        var result = await ConsoleProgram.RunAsync(["format", "--language", language], folder: _folder.Root);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.StartWith(title + "\n").And.Contain("`reqdExctnDt`").And.Contain("```json"));
    }

    [Test]
    public async Task Schema_Always_PrintsJsonThatValidateAccepts()
    {
        var result = await ConsoleProgram.RunAsync(["schema"], folder: _folder.Root);
        var path = Path.Combine(_folder.Root, "loader.schema.json");
        await File.WriteAllTextAsync(path, result.Output);
        await File.WriteAllTextAsync(Path.Combine(_folder.Root, "file.json"), """{"inigPtynm":"a","apiKey":"b","creDtTm":"2026-01-05","versionId":"3.0"}""");

        var checkedFile = await ConsoleProgram.RunAsync(["validate", "file.json", "--schema", path], folder: _folder.Root);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(checkedFile.ExitCode, Is.EqualTo(1), checkedFile.ToString());
        Assert.That(checkedFile.Output, Does.Contain("versionId"));
    }

    [Test]
    public async Task Rules_Partner_AddsTheRulesOfItsPack()
    {
        var core = await _folder.RunAsync("rules");
        var azur = await _folder.RunAsync("rules", "--partner", "azur", "--format", "json");

        Assert.That(core.Output, Does.Contain("QLW1001").And.Not.Contain("AZUR"));
        Assert.That(azur.Output, Does.Contain("AZUR2001"));
        Assert.That(() => JsonDocument.Parse(azur.Output), Throws.Nothing);
    }

    [Test]
    public async Task Packs_AzurIsConfigured_DescribesItsPack()
    {
        var result = await _folder.RunAsync("packs");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.StartWith("Azur.RulePack 1.0.0 for azur").And.Contain("rule: AZUR2001"));
    }

    [Test]
    public async Task Packs_NoneNamed_ReportsIt()
    {
        _folder.WriteConfiguration($$""" "boreal": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"] } """);

        var result = await _folder.RunAsync("packs");

        Assert.That(result.Output, Is.EqualTo("The configuration names no rule packs.\n"));
    }

    [Test]
    public async Task Configuration_NotJson_IsTwo()
    {
        await File.WriteAllTextAsync(_folder.Configuration, "{ nonsense");

        var result = await _folder.RunAsync("rules");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain(_folder.Configuration).And.Not.Contain("   at "));
    }

    [Test]
    public async Task Verb_ColourSwitchedOff_WritesNoEscapes()
    {
        var environment = new Dictionary<string, string?> { ["NO_COLOR"] = "1", ["TERM"] = "xterm-256color" };

        var result = await ConsoleProgram.RunAsync(["validate", _folder.WritePartlyBad()], folder: _folder.Root, environment: environment);

        Assert.That(result.Output + result.Error, Does.Not.Contain('\x1b'));
    }

    [Test]
    public async Task Verb_Verbose_LogsToTheErrorStreamAlone()
    {
        var quiet = await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");
        var verbose = await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal", "--verbose");

        Assert.That(quiet.Error, Is.Empty);
        Assert.That(verbose.Error, Does.Contain("debug: "));
        Assert.That(verbose.Error, Does.Not.Contain(ProgramFolder.Key));
        Assert.That(verbose.Output, Does.Not.Contain("debug: "));
    }

    [Test]
    public async Task Help_EveryVerb_IsListed()
    {
        var result = await _folder.RunAsync("--help");

        Assert.That(result.ExitCode, Is.Zero);
        foreach (var verb in (string[])["demo", "validate", "load", "watch", "status", "show", "replay", "rules", "packs", "hash-key"])
        {
            Assert.That(result.Output, Does.Contain("  " + verb));
        }
    }
}
