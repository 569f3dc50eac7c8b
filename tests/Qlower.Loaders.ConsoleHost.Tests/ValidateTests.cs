using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class ValidateTests
{
    private ProgramFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new ProgramFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Validate_GoodFile_IsZeroAndTouchesNoStore()
    {
        var result = await _folder.RunAsync("validate", _folder.WriteGood(), "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("SUCCESS, 2 received, 2 valid, 0 rejected"));
        Assert.That(Directory.GetFiles(_folder.Data), Is.EqualTo(new[] { _folder.Configuration }));
    }

    [Test]
    public async Task Validate_PartlyBadFile_ReportsEveryFaultWithItsPlace()
    {
        var file = _folder.WritePartlyBad();

        var result = await _folder.RunAsync("validate", file);

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Lines, Has.Some.Matches($@"^{file}:3:\d+ error QLW1001 properties P-3 townName: .*obligatoire"));
        Assert.That(result.Lines, Has.Some.Matches(@":3:\d+ error QLW1004 properties P-3 acquisitionDate: "));
        Assert.That(result.Lines, Has.Some.Matches(@":2:\d+ warning QLW1204 properties P-2 postCode: "));
        Assert.That(result.Lines[^1], Does.EndWith("PARTIAL_SUCCESS, 3 received, 2 valid, 1 rejected; errors: 2, warnings: 1, informations: 0"));
        Assert.That(result.Output, Does.Not.Contain('\x1b'));
    }

    [TestCase("fr", "obligatoire")]
    [TestCase("en", "required")]
    public async Task Validate_LanguageAskedFor_SpeaksIt(string language, string word)
    {
        var result = await _folder.RunAsync("validate", _folder.WritePartlyBad(), "--lang", language);

        Assert.That(result.Output, Does.Contain(word));
    }

    [Test]
    public async Task Validate_EnglishLocale_SpeaksEnglish()
    {
        var result = await ConsoleProgram.RunAsync(
            ["validate", _folder.WritePartlyBad()], folder: _folder.Root, environment: new Dictionary<string, string?> { ["LANG"] = "en_GB.UTF-8" });

        Assert.That(result.Output, Does.Contain("required"));
    }

    [Test]
    public async Task Validate_AsJson_HasTheMembersOthersRelyOn()
    {
        var result = await _folder.RunAsync("validate", _folder.WritePartlyBad(), "--format", "json");

        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.That(root.GetProperty("status").GetString(), Is.EqualTo("PARTIAL_SUCCESS"));
        Assert.That(
            root.GetProperty("counts").EnumerateObject().Select(count => $"{count.Name}={count.Value}"),
            Is.EqualTo(new[] { "received=3", "valid=2", "rejected=1", "errors=2", "warnings=1", "informations=0", "findings_capped=False" }));
        var finding = root.GetProperty("findings").EnumerateArray().First(finding => finding.GetProperty("code").GetString() == "QLW1001");
        Assert.That(
            finding.EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "code", "severity", "model", "id", "pointer", "line", "column", "offset", "message", "hint", "suggestion" }));
        Assert.That(finding.GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(finding.GetProperty("pointer").GetString(), Does.StartWith("/properties/2"));
    }

    [Test]
    public async Task Validate_SeveralFiles_WritesOneObjectALineAndTheWorstExitCode()
    {
        string[] files = [_folder.WriteGood(), _folder.WritePartlyBad()];

        var result = await _folder.RunAsync(["validate", .. files, "--format", "json"]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()), Is.EqualTo(files));
    }

    [TestCase("html", "<html")]
    [TestCase("csv", "QLW1001")]
    public async Task Validate_ToFile_WritesTheReport(string format, string content)
    {
        var output = Path.Combine(_folder.Root, "report");

        var result = await _folder.RunAsync("validate", _folder.WritePartlyBad(), "--format", format, "--out", output);

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Output, Is.Empty);
        Assert.That(await File.ReadAllTextAsync(output), Does.Contain(content));
    }

    [Test]
    public async Task Validate_StandardInput_IsRead()
    {
        var result = await ConsoleProgram.RunAsync(["validate", "-"], Encoding.UTF8.GetBytes("{\"a\":"), folder: _folder.Root);

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Output, Does.StartWith("-:1:").And.Contain("QLW0003"));
    }

    [Test]
    public async Task Validate_PartnerWithNamingRule_DoesNotAskItOfStandardInput()
    {
        _folder.WriteConfiguration($$""" "boreal": { "KeyHashes": ["{{ProgramFolder.KeyHash}}"], "FileNamePattern": "boreal_[0-9]+\\.json" } """);
        var content = await File.ReadAllBytesAsync(_folder.WriteGood());

        var piped = await ConsoleProgram.RunAsync(["validate", "-", "--partner", "boreal"], content, folder: _folder.Root);
        var named = await _folder.RunAsync("validate", "good.json", "--partner", "boreal");

        Assert.That(piped.ExitCode, Is.Zero, piped.ToString());
        Assert.That(named.Output, Does.Contain("QLW0106"));
    }

    [Test]
    public async Task Validate_WrongKey_IsAnErrorThatDoesNotShowTheKey()
    {
        var result = await _folder.RunAsync(
            "validate", _folder.Write("key.json", ProgramFolder.Load("", key: "canary-other")), "--partner", "boreal", "--format", "json");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Output, Does.Contain("QLW0104").And.Not.Contain("canary"));
    }

    [Test]
    public async Task Validate_HostileText_IsShownHarmless()
    {
        var hostile = ProgramFolder.Property(1).Replace("\"P-1\"", "\"P\\u001b[31m\\u202e[red]\"", StringComparison.Ordinal).Replace("\"townName\":\"Lille\",", "", StringComparison.Ordinal);
        var file = _folder.Write("a\nb\u001b[1m.json", ProgramFolder.Load($"\"properties\":[{hostile}]"));

        var text = await _folder.RunAsync("validate", file);
        var json = await _folder.RunAsync("validate", file, file, "--format", "json");

        Assert.That(text.Output, Does.Not.Contain('\x1b').And.Not.Contain('\u202e').And.Contain(@"P\u001b[31m\u202e[red]"));
        Assert.That(text.Lines, Has.Length.EqualTo(2));
        Assert.That(json.Output, Does.Not.Contain('\x1b').And.Not.Contain('\u202e'));
    }

    [TestCase("missing.json")]
    [TestCase("missing.json", "--format", "html")]
    [TestCase(".")]
    [TestCase("good.json", "--format", "yaml")]
    [TestCase("good.json", "--lang", "de")]
    [TestCase("good.json", "--nonsense")]
    [TestCase("good.json", "--config", "missing.json")]
    [TestCase("good.json", "--out", "good.json")]
    [TestCase("good.json", "good.json", "--format", "html")]
    [TestCase("good.json", "--partner", "nobody")]
    [TestCase]
    public async Task Validate_CannotRun_IsTwoWithOneClearMessage(params string[] args)
    {
        _folder.WriteGood();

        var result = await _folder.RunAsync(["validate", .. args]);

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Error, Is.Not.Empty.And.Not.Contain("   at "));
    }
}
