namespace Qlower.Loaders.ConsoleHost.Tests.BadInput;

/// <summary>Places where a key has no business, and where it must not be shown all the same.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class SecretContentTests
{
    private Sandbox _sandbox = null!;

    [SetUp]
    public void Create() => _sandbox = new Sandbox();

    [TearDown]
    public void Clean() => _sandbox.Dispose();

    [Test]
    public async Task Load_KeysInRejectedRecords_NotInRejects()
    {
        var file = _sandbox.Write("in-record.json", Texts.File(
            Texts.Transaction("T-1", "\"x\"", $"\"apiKey\":\"{Texts.Key}\","),
            Texts.Transaction("T-2", "\"x\"", $"\"API_KEY\":{{\"{Texts.Key}\":[\"{Texts.Key}\"]}},"),
            Texts.Transaction("T-3", "\"x\"", $"\"sub\":{{\"apiKey\":\"{Texts.Key}\"}},"),
            Texts.Transaction("T-4", "\"x\"", $"\"sub\":{{\"apiKey\":{{\"{Texts.Key}\":1,\"{Texts.Key}\":1}}}},"),
            Texts.Transaction("T-5")));

        var load = await _sandbox.LoadAsync(file, Exit.Findings);

        Assert.That(load.Counts, Is.EqualTo(new LoadedCounts(6, 2, 0, 4)), load.ToString);
        Assert.That(load.Reports, Has.One.EndsWith(".rejects.json"));
    }

    [Test]
    public async Task Load_FaultsInsideTheKey_NamesInItNotReported()
    {
        var header = Texts.Header.Replace($"\"{Texts.Key}\"", $"{{\"{Texts.Key}\":\"\\ud800\",\"{Texts.Key}\":{{\"{Texts.Key}\":1}}}}", StringComparison.Ordinal);
        var file = _sandbox.Write("inside.json", $"{{{header}}}");

        var load = await _sandbox.LoadAsync(file, Exit.Findings);

        Assert.That(load.Findings.Keys, Is.EquivalentTo((string[])[RuleCodes.HeaderMemberInvalid, RuleCodes.LoneSurrogate, RuleCodes.DuplicateKey]), load.ToString);
    }

    [Test]
    public async Task Validate_EveryFormat_KeyStaysInside([Values("text", "json", "html", "csv")] string format)
    {
        var file = _sandbox.Write("formats.json", $"{{\"apiKey\":{{\"{Texts.Key}\":\"{Texts.Key}\",\"{Texts.Key}\":1}},\n\"transactions\":[{Texts.Transaction(amount: "\"x\"")}]");

        var result = await _sandbox.ValidateAsync(format, file);

        Assert.That(result.ExitCode, Is.EqualTo(Exit.Findings), result.ToString);
        Assert.That(result.Output, Does.Contain(RuleCodes.TruncatedFile));
    }

    [Test]
    public async Task Load_VerboseFailure_KeyStaysInside()
    {
        var file = _sandbox.Write("keys.json", Texts.File(Texts.Transaction()));
        Directory.CreateDirectory(_sandbox.Data);
        Directory.CreateDirectory(Path.Combine(_sandbox.Data, "loaders.db"));

        var result = await ConsoleProgram.RunAsync(
            ["load", file, "--partner", Texts.Partner, "--data", _sandbox.Data, "--config", _sandbox.Config, "--wait", "1", "--verbose"]);

        Assert.That(result.ExitCode, Is.EqualTo(Exit.Waiting), result.ToString);
        Assert.That(result.ToString(), Does.Not.Contain(Texts.Key));
    }
}
